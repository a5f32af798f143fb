package io.dilepton.core.drift;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What chance makes of the distances between a reference and a sample of one size: mean and 99% point of each, for samples that are as
 * large as the resampled ones.
 */
final class NoiseFloor {

    private static final int PAIRS = 400;
    private static final double LIMIT = 0.99;

    /** Above this mean a Poisson variable is as good as normal here. */
    private static final double NORMAL = 60;

    private final double psiMean;
    private final double psiLimit;
    private final double ksMean;
    private final double ksLimit;

    private NoiseFloor(double[] psi, double[] ks) {
        Arrays.sort(psi);
        Arrays.sort(ks);
        psiMean = Arrays.stream(psi).average().orElse(0);
        psiLimit = quantile(psi);
        ksMean = Arrays.stream(ks).average().orElse(0);
        ksLimit = quantile(ks);
    }

    /** Draws pairs of samples: rows fall into the bins independently of each other, so that the totals fluctuate too, which the shares do not see. */
    static NoiseFloor resampled(long[] reference, long referenceRows, long sampleRows, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] psi = new double[PAIRS];
        double[] ks = new double[PAIRS];
        long[] left = new long[reference.length];
        long[] right = new long[reference.length];
        for (int pair = 0; pair < PAIRS; pair++) {
            for (int bin = 0; bin < reference.length; bin++) {
                left[bin] = poisson((double) reference[bin], random);
                right[bin] = poisson((double) reference[bin] / referenceRows * sampleRows, random);
            }
            if (Arrays.stream(left).sum() > 0 && Arrays.stream(right).sum() > 0) {
                psi[pair] = Distances.psi(left, right);
                ks[pair] = Distances.ks(left, right);
            }
        }
        return new NoiseFloor(psi, ks);
    }

    Statistic psi(double value, double scale) {
        return new Statistic(value, psiMean * scale, psiLimit * scale);
    }

    Statistic ks(double value, double scale) {
        return new Statistic(value, ksMean * scale, ksLimit * scale);
    }

    private static double quantile(double[] sorted) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(LIMIT * sorted.length) - 1)];
    }

    private static long poisson(double mean, RandomGenerator random) {
        if (mean > NORMAL) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > left) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
