package io.dilepton.trainer.evaluation;

/**
 * How well scores tell signal from background: the confusion matrix at a threshold, and the area under the ROC curve.
 *
 * @param threshold a row is taken for signal when its score is at least this
 * @param truePositives signal taken for signal
 * @param falsePositives background taken for signal
 * @param trueNegatives background taken for background
 * @param falseNegatives signal taken for background
 * @param auc area under the ROC curve, exact, ties counting one half; NaN where a class is missing
 */
public record BinaryMetrics(
        double threshold,
        long truePositives,
        long falsePositives,
        long trueNegatives,
        long falseNegatives,
        double auc) {

    /**
     * Measures scores.
     *
     * @param scores one score per row, such as a probability; no NaN
     * @param labels true for signal, one per row
     * @param threshold a row is taken for signal when its score is at least this
     * @return the metrics
     */
    public static BinaryMetrics of(double[] scores, boolean[] labels, double threshold) {
        return ScoreGroups.of(scores, labels).at(threshold);
    }

    /**
     * Returns the number of rows.
     *
     * @return number of rows
     */
    public long rows() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    /**
     * Returns the number of signal rows.
     *
     * @return number of rows labelled signal
     */
    public long positives() {
        return truePositives + falseNegatives;
    }

    /**
     * Returns the share of right decisions.
     *
     * @return in [0, 1]; NaN without rows
     */
    public double accuracy() {
        return (double) (truePositives + trueNegatives) / rows();
    }

    /**
     * Returns the share of signal among what was taken for signal.
     *
     * @return in [0, 1]; 0 where nothing was taken for signal
     */
    public double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    /**
     * Returns the share of the signal that was taken for signal.
     *
     * @return in [0, 1]; 0 where there is no signal
     */
    public double recall() {
        return share(truePositives, positives());
    }

    /**
     * Returns the harmonic mean of precision and recall.
     *
     * @return in [0, 1]; 0 where no signal was found
     */
    public double f1() {
        return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
