package io.dilepton.trainer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether probabilities come true as often as they say.
 *
 * @param bins probabilities in {@value #BINS} bins of the same width, empty ones left out
 * @param expectedError expected calibration error: mean over the rows of |mean probability − share of signal| of their bin (Guo, Pleiss, Sun,
 *     Weinberger, arXiv:1706.04599, equation 3); never negative, so a small sample of perfect probabilities has some too
 * @param expectedErrorInterval its 95% interval by bootstrap
 * @param brier mean of (probability − label)², label 1 for signal (Brier, Monthly Weather Review 78, 1950, 1)
 * @param brierInterval its 95% interval, normal
 */
public record Reliability(
        List<Bin> bins, double expectedError, Interval expectedErrorInterval, double brier, Interval brierInterval) {

    /** Number of bins over [0, 1]. */
    public static final int BINS = 15;

    private static final int RESAMPLES = 300;
    private static final double NORMAL = 1.959963984540054;

    /** Copies. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * The rows of a bin.
     *
     * @param low lower edge of the probability, inside
     * @param high upper edge, inside for the last bin only
     * @param rows number of rows
     * @param signal signal among them
     * @param mean mean probability
     * @param observed 95% interval of the share of signal (Wilson)
     */
    public record Bin(double low, double high, long rows, long signal, double mean, Interval observed) {

        /**
         * Returns the share of signal.
         *
         * @return in [0, 1]
         */
        public double share() {
            return (double) signal / rows;
        }
    }

    /**
     * Measures probabilities.
     *
     * @param probabilities one per row, in [0, 1]
     * @param labels true for signal; at least one row
     * @param seed seed of the bootstrap
     * @return the reliability
     */
    public static Reliability of(double[] probabilities, boolean[] labels, long seed) {
        if (probabilities.length != labels.length || labels.length == 0) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + labels.length + " rows");
        }
        int[] once = new int[labels.length];
        Arrays.fill(once, 1);
        Sums sums = new Sums(probabilities, labels, once);
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            int[] times = new int[labels.length];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            draws[draw] = new Sums(probabilities, labels, times).expectedError();
        }
        double brier = 0;
        double squares = 0;
        for (int i = 0; i < labels.length; i++) {
            double term = Math.pow(probabilities[i] - (labels[i] ? 1 : 0), 2);
            brier += term;
            squares += term * term;
        }
        brier /= labels.length;
        double half = NORMAL * Math.sqrt(Math.max(0, squares / labels.length - brier * brier) / labels.length);
        return new Reliability(
                sums.bins(),
                sums.expectedError(),
                MetricIntervals.interval(draws),
                brier,
                new Interval(Math.max(0, brier - half), brier + half));
    }

    /** What a bin adds up to. */
    private static final class Sums {

        private final long[] rows = new long[BINS];
        private final long[] signal = new long[BINS];
        private final double[] probability = new double[BINS];

        Sums(double[] probabilities, boolean[] labels, int[] times) {
            for (int i = 0; i < labels.length; i++) {
                int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
                rows[bin] += times[i];
                signal[bin] += labels[i] ? times[i] : 0;
                probability[bin] += times[i] * probabilities[i];
            }
        }

        double expectedError() {
            double sum = 0;
            long all = 0;
            for (int bin = 0; bin < BINS; bin++) {
                sum += Math.abs(probability[bin] - signal[bin]);
                all += rows[bin];
            }
            return sum / all;
        }

        List<Bin> bins() {
            List<Bin> bins = new ArrayList<>();
            for (int bin = 0; bin < BINS; bin++) {
                if (rows[bin] > 0) {
                    bins.add(new Bin(
                            (double) bin / BINS,
                            (bin + 1.0) / BINS,
                            rows[bin],
                            signal[bin],
                            probability[bin] / rows[bin],
                            Proportion.wilson(signal[bin], rows[bin])));
                }
            }
            return bins;
        }
    }
}
