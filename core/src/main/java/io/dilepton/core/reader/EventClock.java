package io.dilepton.core.reader;

import java.time.Instant;

/** Gives events of files their times: none of the known files has any. */
@FunctionalInterface
public interface EventClock {

    /** Start of the default clock: the day of the first collisions at 7 TeV. */
    Instant DEFAULT_START = Instant.parse("2010-03-30T12:00:00Z");

    /** Rate of the default clock, events per second. */
    double DEFAULT_RATE = 100;

    /**
     * Returns the time of a row.
     *
     * @param row 0-based index of the row among the rows of its file, rejected ones included
     * @return time of the event
     */
    Instant timeOf(long row);

    /**
     * Makes a clock by which collisions come at a constant rate.
     *
     * @param start time of the first row
     * @param rate events per second, positive
     * @return clock, the same on every run
     * @throws IllegalArgumentException when the rate is not positive
     */
    static EventClock steady(Instant start, double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("the rate of events must be positive, not " + rate + " per second");
        }
        double nanosPerEvent = 1e9 / rate;
        return row -> start.plusNanos((long) (row * nanosPerEvent));
    }
}
