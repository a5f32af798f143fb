package io.dilepton.stream.scoring;

import io.dilepton.core.metrics.Histogram;
import java.util.stream.IntStream;

/** Counts the scores of a batch in buckets of 0.02. One thread at a time. */
final class ScoreBins {

    private static final int BUCKETS = 50;

    private final long[] counts = new long[BUCKETS + 1];
    private double sum;

    /** Returns the upper bounds of the buckets. */
    static double[] bounds() {
        return IntStream.rangeClosed(1, BUCKETS)
                .mapToDouble(bucket -> (double) bucket / BUCKETS)
                .toArray();
    }

    /** Counts a probability. */
    void add(float probability) {
        counts[Math.min(BUCKETS - 1, (int) (probability * BUCKETS))]++;
        sum += probability;
    }

    /** Adds what was counted since the last time. */
    void addTo(Histogram histogram) {
        histogram.addAndClear(counts, sum);
        sum = 0;
    }
}
