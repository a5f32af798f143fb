package io.dilepton.core.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Counts in buckets that are added to in bulk: whoever has many values counts them in an array of its own and adds that once, since one by one they
 * would cost more than the work that they are of. Thread-safe.
 */
public final class Histogram {

    private final List<Double> bounds;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    /** Makes an empty one; the bounds are ascending and end with infinity. */
    Histogram(List<Double> bounds) {
        this.bounds = bounds;
        this.counts = new AtomicLongArray(bounds.size());
    }

    /**
     * Adds values.
     *
     * @param added how many values are in each bucket, the one beyond the last bound included; set to 0
     * @param total their sum
     */
    public void addAndClear(long[] added, double total) {
        for (int bucket = 0; bucket < added.length; bucket++) {
            if (added[bucket] > 0) {
                counts.addAndGet(bucket, added[bucket]);
                added[bucket] = 0;
            }
        }
        sum.add(total);
    }

    /**
     * Returns how many buckets there are.
     *
     * @return buckets, the one beyond the last bound included
     */
    public int buckets() {
        return counts.length();
    }

    /**
     * Returns how many values were added.
     *
     * @return count over all buckets
     */
    public long count() {
        long count = 0;
        for (int bucket = 0; bucket < counts.length(); bucket++) {
            count += counts.get(bucket);
        }
        return count;
    }

    /**
     * Returns how many values are in a bucket.
     *
     * @param bucket its number, from 0
     * @return count of that bucket alone
     */
    public long count(int bucket) {
        return counts.get(bucket);
    }

    HistogramDataPointSnapshot snapshot(Labels labels) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int bucket = 0; bucket < counts.length(); bucket++) {
            buckets.bucket(bounds.get(bucket), counts.get(bucket));
        }
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(buckets.build())
                .sum(sum.sum())
                .build();
    }
}
