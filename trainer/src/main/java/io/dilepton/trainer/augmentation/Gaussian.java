package io.dilepton.trainer.augmentation;

import java.util.random.RandomGenerator;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** A multivariate normal distribution of the continuous coordinates, with a weight among others. */
final class Gaussian {

    /** Share of a variance that is added to it, so that a coordinate that never varies does no harm. */
    private static final double RIDGE = 1e-6;

    private static final double LEAST = 1e-12;

    private final double weight;
    private final double[] mean;
    private final RealMatrix root;

    private Gaussian(double weight, double[] mean, RealMatrix root) {
        this.weight = weight;
        this.mean = mean;
        this.root = root;
    }

    static Gaussian of(double weight, double[] mean, double[][] covariance) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(covariance);
        for (int i = 0; i < mean.length; i++) {
            matrix.addToEntry(i, i, RIDGE * covariance[i][i] + LEAST);
        }
        return new Gaussian(weight, mean, new CholeskyDecomposition(matrix, 1e-8, 0).getL());
    }

    double weight() {
        return weight;
    }

    /** Writes a draw over the continuous coordinates of a row. */
    void draw(double[] row, RandomGenerator random) {
        double[] normal = new double[mean.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = random.nextGaussian();
        }
        double[] step = root.operate(normal);
        for (int i = 0; i < mean.length; i++) {
            row[i] = mean[i] + step[i];
        }
    }
}
