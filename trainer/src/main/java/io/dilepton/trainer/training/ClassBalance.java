package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;

/**
 * Weights that make both classes count the same: rows/(2·rows of the class), so that the mean weight of a row is 1.
 *
 * @param positive weight of a signal row
 * @param negative weight of a background row
 */
record ClassBalance(float positive, float negative) {

    /** Every row counts the same. */
    static final ClassBalance NONE = new ClassBalance(1, 1);

    static ClassBalance of(FeatureMatrix rows) {
        double total = rows.rows();
        return new ClassBalance(
                (float) (total / (2.0 * rows.positives())), (float) (total / (2.0 * (rows.rows() - rows.positives()))));
    }

    float of(boolean label) {
        return label ? positive : negative;
    }

    /** Mean weighted cross-entropy of probabilities, which are kept a float32 epsilon away from 0 and 1. */
    double loss(float[] probabilities, boolean[] labels) {
        double epsilon = 1e-7;
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double p = Math.min(1 - epsilon, Math.max(epsilon, probabilities[i]));
            sum -= of(labels[i]) * Math.log(labels[i] ? p : 1 - p);
        }
        return sum / labels.length;
    }
}
