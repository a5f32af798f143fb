package io.dilepton.trainer.generative;

/** The linear map that gives independent normal numbers the correlations of columns: where the default generator starts. */
final class GaussianCopula {

    private static final double LEAST = 1e-3;

    private GaussianCopula() {}

    /** Lower triangular Cholesky factor of the correlations of the continuous columns of scaled rows, row-major [continuous, continuous]. */
    static float[] of(SampleMatrix scaled) {
        int width = scaled.continuous();
        double[][] covariance = covariance(scaled);
        double[][] factor = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(sum, LEAST)) : sum / factor[j][j];
            }
        }
        float[] flat = new float[width * width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                flat[i * width + j] = (float) factor[i][j];
            }
        }
        return flat;
    }

    static double[][] covariance(SampleMatrix rows) {
        int width = rows.continuous();
        double[] means = new double[width];
        double[][] sums = new double[width][width];
        for (int row = 0; row < rows.rows(); row++) {
            for (int i = 0; i < width; i++) {
                double x = rows.values()[row * rows.width() + i];
                means[i] += x / rows.rows();
                for (int j = 0; j <= i; j++) {
                    sums[i][j] += x * rows.values()[row * rows.width() + j] / rows.rows();
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] -= means[i] * means[j];
            }
        }
        return sums;
    }
}
