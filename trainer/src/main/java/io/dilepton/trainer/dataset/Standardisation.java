package io.dilepton.trainer.dataset;

/** Mean and standard deviation of each column, accumulated in float64 (Welford, doi:10.1080/00401706.1962.10490022). */
public final class Standardisation {

    private final float[] mean;
    private final float[] deviation;

    private Standardisation(float[] mean, float[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Measures the columns of a matrix.
     *
     * @param matrix at least one row
     * @return mean and population standard deviation; zero deviation where a column is constant
     */
    public static Standardisation of(FeatureMatrix matrix) {
        int width = matrix.width();
        double[] mean = new double[width];
        double[] squares = new double[width];
        float[] values = matrix.values();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < width; column++) {
                double value = values[row * width + column];
                double delta = value - mean[column];
                mean[column] += delta / (row + 1);
                squares[column] += delta * (value - mean[column]);
            }
        }
        float[] centre = new float[width];
        float[] deviation = new float[width];
        for (int column = 0; column < width; column++) {
            centre[column] = (float) mean[column];
            deviation[column] = (float) Math.sqrt(squares[column] / matrix.rows());
        }
        return new Standardisation(centre, deviation);
    }

    /**
     * Returns the means.
     *
     * @return one per column; not to be written to
     */
    public float[] mean() {
        return mean;
    }

    /**
     * Returns the standard deviations.
     *
     * @return one per column; not to be written to
     */
    public float[] deviation() {
        return deviation;
    }
}
