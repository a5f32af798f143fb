package io.dilepton.stream.windows;

import io.dilepton.core.metrics.Histogram;
import java.util.Arrays;

/** The buckets of the exported mass spectrum: 1 GeV wide from 60 to 120 GeV, where the Z is, 10 GeV elsewhere. Unions of {@link Bins#MASS}. */
final class MassBuckets {

    private static final double FINE_FROM = 60;
    private static final double FINE_TO = 120;
    private static final double COARSE = 10;

    private MassBuckets() {}

    /** Returns the upper bounds of the buckets, GeV. */
    static double[] bounds() {
        double[] bounds = new double[Bins.MASS.count];
        int size = 0;
        for (double bound = COARSE;
                bound <= Bins.MASS.high;
                bound += bound >= FINE_FROM && bound < FINE_TO ? 1 : COARSE) {
            bounds[size++] = bound;
        }
        return Arrays.copyOf(bounds, size);
    }

    /** Adds counts in {@link Bins#MASS}, with underflow and overflow; the sum of the masses is that of the middles of the bins. */
    static void add(long[] counts, Histogram histogram) {
        double[] bounds = bounds();
        double width = (Bins.MASS.high - Bins.MASS.low) / Bins.MASS.count;
        long[] buckets = new long[bounds.length + 1];
        double sum = 0;
        int bucket = 0;
        for (int place = 0; place < counts.length; place++) {
            double middle = Bins.MASS.low + (place - 0.5) * width;
            while (bucket < bounds.length && middle > bounds[bucket]) {
                bucket++;
            }
            buckets[bucket] += counts[place];
            sum += counts[place] * middle;
        }
        histogram.addAndClear(buckets, sum);
    }
}
