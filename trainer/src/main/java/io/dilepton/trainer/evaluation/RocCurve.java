package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/** The area under the ROC curve, exact: the chance that a signal row scores above a background row, ties counting one half. */
public final class RocCurve {

    private RocCurve() {}

    /**
     * Computes the area from the sorted ranks (Mann–Whitney U).
     *
     * @param scores one score per row, no NaN
     * @param labels true for signal
     * @return area in [0, 1]; NaN where a class is missing
     */
    public static double area(double[] scores, boolean[] labels) {
        return ScoreGroups.of(scores, labels).area();
    }

    /**
     * Computes the area of float32 scores.
     *
     * @param scores one score per row, no NaN
     * @param labels true for signal
     * @return area in [0, 1]; NaN where a class is missing
     */
    public static double area(float[] scores, boolean[] labels) {
        return area(widened(scores), labels);
    }

    /**
     * Widens float32 scores.
     *
     * @param scores any scores
     * @return the same values in float64
     */
    public static double[] widened(float[] scores) {
        double[] wide = new double[scores.length];
        Arrays.setAll(wide, i -> scores[i]);
        return wide;
    }
}
