package io.dilepton.stream.windows;

import java.time.Duration;

/**
 * How windows are cut, closed and fitted.
 *
 * @param size length of a window in event time
 * @param grace how long a window waits for events out of order, in event time
 * @param idle how long a window waits for any event, in wall-clock time
 * @param replayAfter how far behind the last closed window events are a replay rather than late, in event time
 * @param mostOpen most windows that are open at a time, over all lanes
 * @param peak how the Z peak is fitted
 */
public record WindowSettings(
        Duration size, Duration grace, Duration idle, Duration replayAfter, int mostOpen, PeakSettings peak) {

    /** Checks the ranges. */
    public WindowSettings {
        if (size.toMillis() < 1 || grace.isNegative() || idle.toMillis() < 1 || replayAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "windows need positive times, not " + size + ", " + grace + ", " + idle + ", " + replayAfter);
        }
        if (mostOpen < 1) {
            throw new IllegalArgumentException("at least one window must be open, not " + mostOpen);
        }
    }

    /**
     * How the Z peak is fitted.
     *
     * @param low lower end of the fit range, GeV
     * @param high upper end of the fit range, GeV
     * @param freeWidth whether the width of the Z is fitted too
     */
    public record PeakSettings(double low, double high, boolean freeWidth) {}

    long sizeMicros() {
        return micros(size);
    }

    long graceMicros() {
        return micros(grace);
    }

    long replayAfterMicros() {
        return micros(replayAfter);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
