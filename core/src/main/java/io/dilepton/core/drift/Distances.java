package io.dilepton.core.drift;

import java.util.Arrays;

/** Distances between two histograms over the same bins. */
final class Distances {

    /** Added to each bin, as for Jeffreys' prior, so that an empty one has a logarithm. */
    private static final double PRIOR = 0.5;

    private Distances() {}

    static double psi(long[] reference, long[] sample) {
        double sampleRows = Arrays.stream(sample).sum() + PRIOR * sample.length;
        double referenceRows = Arrays.stream(reference).sum() + PRIOR * reference.length;
        double sum = 0;
        for (int bin = 0; bin < sample.length; bin++) {
            double s = (sample[bin] + PRIOR) / sampleRows;
            double r = (reference[bin] + PRIOR) / referenceRows;
            sum += (s - r) * Math.log(s / r);
        }
        return sum;
    }

    static double ks(long[] reference, long[] sample) {
        double sampleRows = Arrays.stream(sample).sum();
        double referenceRows = Arrays.stream(reference).sum();
        long sampleBelow = 0;
        long referenceBelow = 0;
        double greatest = 0;
        for (int bin = 0; bin < sample.length; bin++) {
            sampleBelow += sample[bin];
            referenceBelow += reference[bin];
            greatest = Math.max(greatest, Math.abs(sampleBelow / sampleRows - referenceBelow / referenceRows));
        }
        return greatest;
    }
}
