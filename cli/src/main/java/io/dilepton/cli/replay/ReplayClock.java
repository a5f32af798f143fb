package io.dilepton.cli.replay;

import io.dilepton.core.reader.EventClock;
import io.dilepton.generator.emission.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times of replayed events, over all files and passes. Events that are sent as fast as possible are stamped with the wall clock; those with a
 * rate come at this rate from the start on. So event time does not run ahead of the wall clock, which brokers refuse
 * beyond an hour ({@code message.timestamp.after.max.ms}) and which would close windows early; a replay that is faster than real time
 * starts a day ago for the same reason.
 */
final class ReplayClock {

    private static final Duration HEAD_START = Duration.ofDays(1);

    private ReplayClock() {}

    /**
     * Makes the clock of a replay.
     *
     * @param pace pace of the replay
     * @param start time of the first event; null for the default
     * @param rate events per second of event time; null for the default: that of the pace, else {@link EventClock#DEFAULT_RATE}
     * @param clock wall clock
     */
    static EventClock of(Pace pace, @Nullable Instant start, @Nullable Double rate, Clock clock) {
        if (pace instanceof Pace.Unpaced && start == null && rate == null) {
            return row -> clock.instant();
        }
        double perSecond =
                rate != null ? rate : pace instanceof Pace.Rate given ? given.perSecond() : EventClock.DEFAULT_RATE;
        boolean isAhead = pace instanceof Pace.Speed speed && speed.factor() > 1;
        Instant first = start != null ? start : isAhead ? clock.instant().minus(HEAD_START) : clock.instant();
        EventClock steady = EventClock.steady(first, perSecond);
        long[] events = {0};
        return row -> steady.timeOf(events[0]++);
    }
}
