package io.dilepton.trainer.augmentation;

/** Mean and standard deviation of the continuous coordinates of a sample. */
final class Scale {

    private final double[] mean = new double[PairSample.CONTINUOUS];
    private final double[] deviation = new double[PairSample.CONTINUOUS];

    private Scale() {}

    static Scale of(PairSample sample) {
        Scale scale = new Scale();
        for (int column = 0; column < PairSample.CONTINUOUS; column++) {
            double sum = 0;
            for (int row = 0; row < sample.rows(); row++) {
                sum += sample.at(row, column);
            }
            scale.mean[column] = sum / sample.rows();
            double squares = 0;
            for (int row = 0; row < sample.rows(); row++) {
                double distance = sample.at(row, column) - scale.mean[column];
                squares += distance * distance;
            }
            scale.deviation[column] = Math.sqrt(squares / sample.rows());
        }
        return scale;
    }

    double deviation(int column) {
        return deviation[column];
    }

    /** Distances from the means in standard deviations; 0 where a coordinate is constant. */
    double[] standardised(PairSample sample, int row) {
        double[] z = new double[PairSample.CONTINUOUS];
        for (int column = 0; column < z.length; column++) {
            z[column] = deviation[column] > 0 ? (sample.at(row, column) - mean[column]) / deviation[column] : 0;
        }
        return z;
    }
}
