package io.dilepton.stream.scoring;

import io.dilepton.core.metrics.Histogram;
import io.micrometer.core.instrument.Counter;

/** Compares a challenger with the champion over a batch. One thread at a time. */
final class ShadowComparison {

    private final double[] bounds;
    private final Histogram differences;
    private final Counter disagreements;
    private final long[] counts;
    private double sum;
    private int disagreed;

    ShadowComparison(double[] bounds, Histogram differences, Counter disagreements) {
        this.bounds = bounds;
        this.differences = differences;
        this.disagreements = disagreements;
        this.counts = new long[bounds.length + 1];
    }

    void add(double champion, boolean decision, double challenger, boolean shadowDecision) {
        double difference = Math.abs(challenger - champion);
        int bucket = 0;
        while (bucket < bounds.length && difference > bounds[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sum += difference;
        disagreed += decision == shadowDecision ? 0 : 1;
    }

    /** Publishes what was added since the last time. */
    void publish() {
        differences.addAndClear(counts, sum);
        disagreements.increment(disagreed);
        sum = 0;
        disagreed = 0;
    }
}
