package io.dilepton.trainer.trees;

import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.stream.IntStream;

/** Boosted trees that score rows which they were not trained on. */
public final class CrossFit {

    private static final int FOLDS = 5;

    private CrossFit() {}

    /**
     * Cuts the rows into five parts and scores each by trees trained on the other four.
     *
     * @param rows rows of both classes
     * @param plan hyperparameters of the trees
     * @return probability of signal, one per row
     * @throws BoostingException when the library refuses, or does not load on this platform
     */
    public static double[] probabilities(FeatureMatrix rows, BoostingPlan plan) {
        double[] probabilities = new double[rows.rows()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int leftOut = fold;
            int[] own = IntStream.range(0, rows.rows())
                    .filter(row -> row % FOLDS == leftOut)
                    .toArray();
            int[] others = IntStream.range(0, rows.rows())
                    .filter(row -> row % FOLDS != leftOut)
                    .toArray();
            FeatureMatrix scored = rows.selected(own);
            float[] theirs =
                    TreeBoosting.train(rows.selected(others), plan).probabilities(scored.values(), scored.rows());
            for (int i = 0; i < own.length; i++) {
                probabilities[own[i]] = theirs[i];
            }
        }
        return probabilities;
    }
}
