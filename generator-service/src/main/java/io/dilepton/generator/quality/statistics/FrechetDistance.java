package io.dilepton.generator.quality.statistics;

import io.dilepton.core.fit.Measured;
import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The Fréchet physics distance, extrapolated to samples of infinite size (R. Kansal et al., Phys. Rev. D 107 (2023) 076017, arXiv:2211.10295; the protocol is that of
 * JetNet): |μ1 − μ2|² + tr(Σ1 + Σ2 − 2·√(Σ1·Σ2)) of observables over their largest magnitude, at ten sample sizes equally spaced in 1/N, twenty draws with
 * repetition each, and a straight line in 1/N to 1/N = 0. JetNet takes sizes from 20,000 to 50,000; here they go from 0.4 of the sample to all of it.
 */
public final class FrechetDistance {

    private static final int POINTS = 10;
    private static final int DRAWS = 20;
    private static final double SMALLEST = 0.4;

    private FrechetDistance() {}

    /**
     * Measures.
     *
     * @param reference rows that set the scale, at least 10
     * @param other rows to compare, at least 10
     * @param seed seed of the draws
     * @return intercept of the line, not negative, with its standard error; no unit
     */
    public static Measured extrapolated(double[][] reference, double[][] other, long seed) {
        double[] scales = PhysicsScale.of(reference);
        double[][] first = Rows.divided(reference, scales);
        double[][] second = Rows.divided(other, scales);
        SplittableRandom random = new SplittableRandom(seed);
        int largest = Math.min(first.length, second.length);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int point = 0; point < POINTS; point++) {
            double inverse = (1 / SMALLEST + (1 - 1 / SMALLEST) * point / (POINTS - 1)) / largest;
            int size = Math.max(4, (int) Math.round(1 / inverse));
            x[point] = 1.0 / size;
            for (int draw = 0; draw < DRAWS; draw++) {
                y[point] +=
                        of(Moments.of(Rows.drawn(first, size, random)), Moments.of(Rows.drawn(second, size, random)))
                                / DRAWS;
            }
        }
        return intercept(x, y);
    }

    /**
     * Returns the distance of two Gaussians that have the moments of two samples.
     *
     * @param first rows of one sample, at least two
     * @param second rows of the other, at least two
     * @return the distance, without scaling and extrapolation, in squares of the observables' units
     */
    public static double ofSamples(double[][] first, double[][] second) {
        return of(Moments.of(first), Moments.of(second));
    }

    /** By way of the eigenvalues of √Σ1·Σ2·√Σ1, which are those of Σ1·Σ2 and not negative but for rounding. */
    private static double of(Moments first, Moments second) {
        double distance = 0;
        for (int i = 0; i < first.mean.length; i++) {
            double shift = first.mean[i] - second.mean[i];
            distance += shift * shift + first.covariance[i][i] + second.covariance[i][i];
        }
        RealMatrix root = root(MatrixUtils.createRealMatrix(first.covariance));
        RealMatrix product =
                root.multiply(MatrixUtils.createRealMatrix(second.covariance)).multiply(root);
        for (double value : eigenvalues(symmetric(product))) {
            distance -= 2 * Math.sqrt(Math.max(0, value));
        }
        return distance;
    }

    private static RealMatrix root(RealMatrix covariance) {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
        double[] values = eigen.getEigenvalues();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sqrt(Math.max(0, values[i]));
        }
        RealMatrix vectors = eigen.getV();
        return vectors.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiplyTransposed(vectors);
    }

    private static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    private static double[] eigenvalues(RealMatrix matrix) {
        return new EigenDecompositionSymmetric(matrix).getEigenvalues();
    }

    /** Fits a straight line with intercept and slope not negative, as the distance of two finite samples is biased upwards alone. */
    private static Measured intercept(double[] x, double[] y) {
        double meanX = Rows.mean(x);
        double meanY = Rows.mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = Math.max(0, xy / xx);
        double intercept = Math.max(0, meanY - slope * meanX);
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - intercept - slope * x[i];
            squares += residual * residual;
        }
        double variance = squares / (x.length - 2);
        return new Measured(intercept, Math.sqrt(variance * (1.0 / x.length + meanX * meanX / xx)));
    }

    /** Mean and covariance of a sample. */
    private static final class Moments {

        private final double[] mean;
        private final double[][] covariance;

        private Moments(double[] mean, double[][] covariance) {
            this.mean = mean;
            this.covariance = covariance;
        }

        static Moments of(double[][] rows) {
            int width = rows[0].length;
            double[] mean = new double[width];
            for (double[] row : rows) {
                for (int i = 0; i < width; i++) {
                    mean[i] += row[i] / rows.length;
                }
            }
            double[][] covariance = new double[width][width];
            for (double[] row : rows) {
                for (int i = 0; i < width; i++) {
                    double left = (row[i] - mean[i]) / (rows.length - 1);
                    for (int j = 0; j <= i; j++) {
                        covariance[i][j] += left * (row[j] - mean[j]);
                    }
                }
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < i; j++) {
                    covariance[j][i] = covariance[i][j];
                }
            }
            return new Moments(mean, covariance);
        }
    }
}
