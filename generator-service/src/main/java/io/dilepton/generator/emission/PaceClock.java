package io.dilepton.generator.emission;

import java.time.Duration;

/** The clock that a pace is kept by. Tests bring one that does not wait; a command one whose pause ends when it is stopped. */
public interface PaceClock {

    /**
     * Reads the clock.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanos();

    /**
     * Pauses the calling thread.
     *
     * @param time how long; may return earlier
     */
    void pause(Duration time);
}
