package io.dilepton.core.fit;

import java.util.EnumSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * The signed roots r = ±√(2·(μ − n + n·ln(n/μ))) of the deviance of each bin, whose squares add up to −2·ln L, and their derivatives.
 */
final class DevianceResiduals implements MultivariateJacobianFunction {

    /** The curve is kept above this, events: a bin that expects nothing could not hold anything. */
    private static final double LEAST_EXPECTED = 1e-9;

    /** Relative distance of n and μ below which the residual is taken to be linear. */
    private static final double LINEAR = 1e-6;

    private final PeakModel model;
    private final long[] counts;
    private final double[] fixed;
    private final Parameter[] free;

    DevianceResiduals(PeakModel model, MassHistogram histogram, double[] start, EnumSet<Parameter> free) {
        this.model = model;
        this.fixed = start.clone();
        this.free = free.toArray(new Parameter[0]);
        this.counts = new long[histogram.bins()];
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] = histogram.count(bin);
        }
    }

    double[] start() {
        double[] start = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            start[i] = free[i].clamp(fixed[free[i].index]);
        }
        return start;
    }

    /** Puts the free parameters among the fixed ones. */
    double[] all(double[] point) {
        double[] all = fixed.clone();
        for (int i = 0; i < free.length; i++) {
            all[free[i].index] = point[i];
        }
        return all;
    }

    /** Puts values of the free parameters in their places, and zeros in those of the fixed ones. */
    double[] spread(double[] values) {
        double[] all = new double[Parameter.COUNT];
        for (int i = 0; i < free.length; i++) {
            all[free[i].index] = values[i];
        }
        return all;
    }

    RealVector clamp(RealVector point) {
        RealVector inside = new ArrayRealVector(point);
        for (int i = 0; i < free.length; i++) {
            inside.setEntry(i, free[i].clamp(point.getEntry(i)));
        }
        return inside;
    }

    double[] expected(double[] point) {
        double[] expected = new double[counts.length];
        model.expected(all(point), expected);
        return expected;
    }

    /** Returns −2·ln L less its least possible value. */
    double deviance(double[] point) {
        double[] expected = expected(point);
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += deviance(counts[bin], Math.max(LEAST_EXPECTED, expected[bin]));
        }
        return sum;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector vector) {
        double[] point = vector.toArray();
        double[] expected = expected(point);
        double[] residuals = new double[counts.length];
        double[] slopes = new double[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            double mu = Math.max(LEAST_EXPECTED, expected[bin]);
            double difference = mu - counts[bin];
            if (Math.abs(difference) < LINEAR * mu) {
                residuals[bin] = difference / Math.sqrt(mu);
                slopes[bin] = 1 / Math.sqrt(mu);
            } else {
                residuals[bin] = Math.copySign(Math.sqrt(deviance(counts[bin], mu)), difference);
                slopes[bin] = difference / mu / residuals[bin];
            }
        }
        return new Pair<>(
                new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian(point, slopes), false));
    }

    private double[][] jacobian(double[] point, double[] slopes) {
        double[][] jacobian = new double[counts.length][free.length];
        double[] moved = point.clone();
        // Yields and slope come last in the enumeration and leave the peak as it was computed for the point itself:
        // they go first.
        for (int i = free.length - 1; i >= 0; i--) {
            double step = free[i].step;
            moved[i] = point[i] + step;
            double[] above = expected(moved);
            moved[i] = point[i] - step;
            double[] below = expected(moved);
            moved[i] = point[i];
            for (int bin = 0; bin < counts.length; bin++) {
                jacobian[bin][i] = slopes[bin] * (above[bin] - below[bin]) / (2 * step);
            }
        }
        return jacobian;
    }

    private static double deviance(long count, double expected) {
        double logarithm = count == 0 ? 0 : count * Math.log(count / expected);
        return Math.max(0, 2 * (expected - count + logarithm));
    }
}
