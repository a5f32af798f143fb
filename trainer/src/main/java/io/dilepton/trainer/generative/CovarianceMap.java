package io.dilepton.trainer.generative;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The linear map that gives vectors of one covariance S another one T and moves them least: S^(−1/2)·(S^(1/2)·T·S^(1/2))^(1/2)·S^(−1/2), the optimal transport between
 * normal distributions (C. R. Givens and R. M. Shortt, Michigan Math. J. 31 (1984) 231).
 */
final class CovarianceMap {

    /** Keeps columns that do not vary from being blown up. */
    private static final double LEAST = 1e-3;

    private CovarianceMap() {}

    /** The map from one covariance to another, both given by their lower triangles. */
    static double[][] between(double[][] from, double[][] to) {
        RealMatrix source = symmetric(from);
        RealMatrix root = power(source, 0.5);
        RealMatrix inverse = power(source, -0.5);
        RealMatrix middle = power(root.multiply(symmetric(to)).multiply(root), 0.5);
        return inverse.multiply(middle).multiply(inverse).getData();
    }

    private static RealMatrix symmetric(double[][] lower) {
        RealMatrix matrix = new Array2DRowRealMatrix(lower, true);
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix.setEntry(j, i, matrix.getEntry(i, j));
            }
        }
        return matrix;
    }

    private static RealMatrix power(RealMatrix matrix, double exponent) {
        // Products of symmetric matrices are so but for rounding, which the decomposition refuses.
        RealMatrix even = matrix.add(matrix.transpose()).scalarMultiply(0.5);
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(even);
        double[] values = eigen.getEigenvalues();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.pow(Math.max(values[i], LEAST), exponent);
        }
        return eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(values))
                .multiplyTransposed(eigen.getV());
    }
}
