package io.dilepton.generator.quality.statistics;

import io.dilepton.core.fit.Measured;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The kernel physics distance (R. Kansal et al., Phys. Rev. D 107 (2023) 076017, arXiv:2211.10295; the protocol is that of JetNet): the unbiased square of the maximum mean
 * discrepancy with the kernel (x·y/d + 1)⁴ of observables over their largest magnitude, in ten batches of up to 5,000 events drawn with repetition; the median, and half the
 * distance of the 16% and 84% quantiles as its error. It may be negative for samples that are alike.
 *
 * <p>The kernel is a scalar product of all monomials up to the fourth degree, each with its multinomial coefficient, so that sums over pairs are products of
 * sums: linear in the number of events rather than quadratic, and exact.
 */
public final class KernelDistance {

    private static final int BATCHES = 10;
    private static final int BATCH = 5000;
    private static final double LOWER = 0.16275;
    private static final double UPPER = 0.83725;

    private KernelDistance() {}

    /**
     * Measures.
     *
     * @param reference rows that set the scale, at least two
     * @param other rows to compare, at least two
     * @param seed seed of the draws
     * @return median over the batches and its error, no unit
     */
    public static Measured of(double[][] reference, double[][] other, long seed) {
        double[] scales = PhysicsScale.of(reference);
        double[][] first = Rows.divided(reference, scales);
        double[][] second = Rows.divided(other, scales);
        SplittableRandom random = new SplittableRandom(seed);
        int size = Math.min(BATCH, Math.min(first.length, second.length));
        double[] values = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            values[batch] = discrepancy(Rows.drawn(first, size, random), Rows.drawn(second, size, random));
        }
        Arrays.sort(values);
        double error = (quantile(values, UPPER) - quantile(values, LOWER)) / 2;
        return new Measured(quantile(values, 0.5), error);
    }

    /**
     * Returns the unbiased square of the maximum mean discrepancy.
     *
     * @param first rows, at least two
     * @param second rows, at least two
     * @return mean kernel inside the first and inside the second, less twice that between them
     */
    public static double discrepancy(double[][] first, double[][] second) {
        Embedding x = new Embedding(first);
        Embedding y = new Embedding(second);
        double m = first.length;
        double n = second.length;
        return (x.dot(x) - x.own) / (m * (m - 1)) + (y.dot(y) - y.own) / (n * (n - 1)) - 2 * x.dot(y) / (m * n);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The sum over a sample of all monomials of (x/√d, 1) of degree four, and the sum of each event's kernel with itself. */
    private static final class Embedding {

        private final int width;
        private final double[] sums;
        private double own;

        Embedding(double[][] rows) {
            width = rows[0].length + 1;
            sums = new double[width * (width + 1) * (width + 2) / 6 * (width + 3) / 4];
            double[] point = new double[width];
            double scale = 1 / Math.sqrt(width - 1.0);
            for (double[] row : rows) {
                double square = 1;
                for (int i = 0; i < row.length; i++) {
                    point[i] = row[i] * scale;
                    square += point[i] * point[i];
                }
                point[width - 1] = 1;
                own += square * square * square * square;
                add(point);
            }
        }

        private void add(double[] point) {
            int place = 0;
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    double pair = point[i] * point[j];
                    for (int k = j; k < width; k++) {
                        double triple = pair * point[k];
                        for (int l = k; l < width; l++) {
                            sums[place++] += triple * point[l];
                        }
                    }
                }
            }
        }

        double dot(Embedding other) {
            double sum = 0;
            int place = 0;
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    for (int k = j; k < width; k++) {
                        for (int l = k; l < width; l++) {
                            sum += orders(i, j, k, l) * sums[place] * other.sums[place];
                            place++;
                        }
                    }
                }
            }
            return sum;
        }

        /** Returns in how many orders four rising indices can be written: 4! over the factorials of how often each occurs. */
        private static int orders(int i, int j, int k, int l) {
            int run = 1;
            int repeats = 1;
            run = j == i ? run + 1 : 1;
            repeats *= run;
            run = k == j ? run + 1 : 1;
            repeats *= run;
            run = l == k ? run + 1 : 1;
            repeats *= run;
            return 24 / repeats;
        }
    }
}
