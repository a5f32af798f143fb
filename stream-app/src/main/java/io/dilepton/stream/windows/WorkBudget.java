package io.dilepton.stream.windows;

import java.util.function.LongSupplier;

/**
 * A share of a thread's time, so that fits of many windows at once do not hold up the scoring on the same thread. What is not used is kept up to a limit.
 * One thread at a time.
 */
final class WorkBudget {

    private final LongSupplier nanoTime;
    private final double share;
    private final long most;
    private long left;
    private long last;

    /**
     * Starts with all that may be kept.
     *
     * @param nanoTime clock, nanoseconds
     * @param share share of the time, in (0, 1]
     * @param most time that may be kept, nanoseconds
     */
    WorkBudget(LongSupplier nanoTime, double share, long most) {
        this.nanoTime = nanoTime;
        this.share = share;
        this.most = most;
        this.left = most;
        this.last = nanoTime.getAsLong();
    }

    /** Tells whether there is time for more. */
    boolean hasTime() {
        long now = nanoTime.getAsLong();
        left = Math.min(most, left + (long) (share * (now - last)));
        last = now;
        return left > 0;
    }

    /** Does work and takes its time off. */
    void spend(Runnable work) {
        long begin = nanoTime.getAsLong();
        work.run();
        left -= nanoTime.getAsLong() - begin;
    }
}
