package io.dilepton.trainer.evaluation;

/**
 * Decisions against labels at a threshold, as counts and as shares of the rows of a class.
 *
 * @param threshold a row is taken for signal when its score is at least this
 * @param signalFound signal taken for signal
 * @param signalMissed signal taken for background
 * @param backgroundTaken background taken for signal
 * @param backgroundRejected background taken for background
 */
public record ConfusionMatrix(
        double threshold, Cell signalFound, Cell signalMissed, Cell backgroundTaken, Cell backgroundRejected) {

    /**
     * One of the four.
     *
     * @param rows number of rows
     * @param share of the rows of its class; NaN where the class is missing
     * @param interval 95% interval of the share (Wilson); NaN ends where the class is missing
     */
    public record Cell(long rows, double share, Interval interval) {

        private static Cell of(long rows, long ofClass) {
            return ofClass == 0
                    ? new Cell(0, Double.NaN, new Interval(Double.NaN, Double.NaN))
                    : new Cell(rows, (double) rows / ofClass, Proportion.wilson(rows, ofClass));
        }
    }

    /**
     * Takes the counts of metrics.
     *
     * @param metrics metrics at the threshold
     * @return the matrix
     */
    public static ConfusionMatrix of(BinaryMetrics metrics) {
        long signal = metrics.positives();
        long background = metrics.rows() - signal;
        return new ConfusionMatrix(
                metrics.threshold(),
                Cell.of(metrics.truePositives(), signal),
                Cell.of(metrics.falseNegatives(), signal),
                Cell.of(metrics.falsePositives(), background),
                Cell.of(metrics.trueNegatives(), background));
    }
}
