package io.dilepton.stream.ingest;

import io.dilepton.stream.flow.DuplicatePolicy;
import java.time.Duration;

/**
 * What is done about events that come twice, and for how long ids are remembered.
 *
 * @param policy what is done
 * @param window time on the clock of arrival for which an id is remembered at least, and twice that at most
 * @param capacity ids of a partition that one window holds, 1 or more: where more arrive in a window, the oldest are forgotten early
 */
public record DuplicateLimits(DuplicatePolicy policy, Duration window, int capacity) {

    /** Ids of a partition that are remembered unless told otherwise: 16 MiB of memory in the worst case, twice over. */
    public static final int DEFAULT_CAPACITY = 1 << 20;

    /** Checks the ranges. */
    public DuplicateLimits {
        if (window.toMillis() < 1) {
            throw new IllegalArgumentException("the window of duplicates must be at least 1 ms, not " + window);
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("a window holds at least one id, not " + capacity);
        }
    }

    /**
     * Tells whether ids are remembered.
     *
     * @return whether duplicates are counted or dropped
     */
    public boolean remembers() {
        return policy != DuplicatePolicy.OFF;
    }

    /**
     * Tells whether duplicates are dropped.
     *
     * @return whether they are passed over
     */
    public boolean drops() {
        return policy == DuplicatePolicy.DROP;
    }
}
