package io.dilepton.stream.scoring;

import java.time.Duration;

/**
 * How many events are scored together, and how long one waits for others.
 *
 * @param size most events of a batch, 1 to 1024; 1 scores each event by itself
 * @param maxWait longest time that an event waits for its batch to fill; a commit ends the wait, too
 */
public record BatchLimits(int size, Duration maxWait) {

    /** Largest batch: beyond a few hundred rows a call is no faster by the row. */
    public static final int MAX_SIZE = 1024;

    /** Checks the ranges. */
    public BatchLimits {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a batch has from 1 to " + MAX_SIZE + " events, not " + size);
        }
        if (maxWait.isNegative() || maxWait.isZero()) {
            throw new IllegalArgumentException("the wait for a batch must be positive, not " + maxWait);
        }
    }
}
