package io.dilepton.trainer.augmentation;

import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;

/** Difference of the accuracies of two classifiers on the same rows: what both get right, or wrong, cancels. */
final class PairedDifference {

    /** Standard normal quantile of 97.5%. */
    private static final double Z = 1.959963984540054;

    private PairedDifference() {}

    /**
     * Compares.
     *
     * @param first whether the first classifier is right, one per row, at least 2 rows
     * @param second the same of the second
     * @return accuracy of the second minus that of the first, with the normal 95% interval of the mean over rows
     */
    static Estimate of(boolean[] first, boolean[] second) {
        int rows = first.length;
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            int difference = (second[row] ? 1 : 0) - (first[row] ? 1 : 0);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / rows;
        double half = Z * Math.sqrt((squares / rows - mean * mean) / (rows - 1));
        return new Estimate(mean, new Interval(mean - half, mean + half));
    }
}
