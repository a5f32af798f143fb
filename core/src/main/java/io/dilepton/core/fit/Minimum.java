package io.dilepton.core.fit;

import java.util.Arrays;
import java.util.EnumSet;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/** A minimum of −2·ln L over some of the parameters. */
final class Minimum {

    private static final int MOST_STEPS = 100;

    /** Step of the second derivatives, in standard errors. */
    private static final double CURVATURE_STEP = 0.1;

    private final DevianceResiduals residuals;
    private final MassHistogram histogram;
    private final RealVector point;
    private final RealMatrix roughCovariance;
    private final double deviance;

    private Minimum(DevianceResiduals residuals, MassHistogram histogram, Optimum optimum) {
        this.residuals = residuals;
        this.histogram = histogram;
        this.point = optimum.getPoint();
        this.deviance = residuals.deviance(point.toArray());
        this.roughCovariance = optimum.getCovariances(1e-14);
    }

    /**
     * Searches.
     *
     * @param shape shape of the resolution
     * @param histogram bins
     * @param start where to begin, by index of {@link Parameter}; also the values of what is not free
     * @param free what to vary
     * @throws MathRuntimeException when the search does not converge, or the data say nothing about a free parameter
     */
    static Minimum find(ResolutionShape shape, MassHistogram histogram, double[] start, EnumSet<Parameter> free) {
        DevianceResiduals residuals = new DevianceResiduals(new PeakModel(shape, histogram), histogram, start, free);
        Optimum optimum = new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .model(residuals)
                        .target(new double[histogram.bins()])
                        .start(residuals.start())
                        .parameterValidator(residuals::clamp)
                        .maxEvaluations(MOST_STEPS)
                        .maxIterations(MOST_STEPS)
                        .build());
        return new Minimum(residuals, histogram, optimum);
    }

    double deviance() {
        return deviance;
    }

    double value(Parameter parameter) {
        return parameters()[parameter.index];
    }

    /** Returns all parameters, fixed ones included, by index. */
    double[] parameters() {
        return residuals.all(point.toArray());
    }

    GoodnessOfFit quality() {
        double[] expected = residuals.expected(point.toArray());
        return GoodnessOfFit.of(histogram, expected, point.getDimension());
    }

    /**
     * Inverts the matrix of second derivatives of −ln L.
     *
     * @return standard errors by index of {@link Parameter}, 0 for what was fixed; empty where the matrix is not positive definite
     */
    double[] errors() {
        RealMatrix hessian = hessian();
        RealMatrix covariance;
        try {
            covariance =
                    new CholeskyDecomposition(hessian, 1e-9, 1e-14).getSolver().getInverse();
        } catch (MathRuntimeException e) {
            return new double[0];
        }
        double[] errors = new double[point.getDimension()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(covariance.getEntry(i, i));
            if (!(errors[i] > 0)) {
                return new double[0];
            }
        }
        return residuals.spread(errors);
    }

    private RealMatrix hessian() {
        int size = point.getDimension();
        double[] step = new double[size];
        Arrays.setAll(step, i -> CURVATURE_STEP * Math.sqrt(roughCovariance.getEntry(i, i)));
        RealMatrix hessian = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double second = (shifted(i, step[i], j, step[j])
                                - shifted(i, step[i], j, -step[j])
                                - shifted(i, -step[i], j, step[j])
                                + shifted(i, -step[i], j, -step[j]))
                        / (4 * step[i] * step[j]);
                hessian.setEntry(i, j, second / 2);
                hessian.setEntry(j, i, second / 2);
            }
        }
        return hessian;
    }

    private double shifted(int i, double byI, int j, double byJ) {
        RealVector moved = new ArrayRealVector(point);
        moved.addToEntry(i, byI);
        moved.addToEntry(j, byJ);
        return residuals.deviance(moved.toArray());
    }
}
