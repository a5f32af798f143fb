package io.dilepton.generator.quality.statistics;

import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosted trees that tell two samples apart, in the library's memory until closed. One thread, so that the same rows give the same trees. */
final class Classifier implements AutoCloseable {

    private static final double LEARNING_RATE = 0.1;

    /** A share of the rows for each tree: less noise in the scores. */
    private static final double SUBSAMPLE = 0.8;

    private final Booster booster;

    private Classifier(Booster booster) {
        this.booster = booster;
    }

    static Classifier train(double[][] positives, double[][] negatives, ClassifierPlan plan) {
        float[] labels = new float[positives.length + negatives.length];
        Arrays.fill(labels, 0, positives.length, 1);
        double[][] all = Arrays.copyOf(positives, labels.length);
        System.arraycopy(negatives, 0, all, positives.length, negatives.length);
        try {
            DMatrix matrix = matrix(all, 0, all.length);
            try {
                matrix.setLabel(labels);
                return new Classifier(XGBoost.train(matrix, parameters(plan), plan.trees(), Map.of(), null, null));
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError | LinkageError e) {
            throw new ClassifierException(e);
        }
    }

    /** Scores rows of a range into the same places of another array. */
    void score(double[][] rows, int from, int to, double[] scores) {
        try {
            DMatrix matrix = matrix(rows, from, to);
            try {
                float[][] predicted = booster.predict(matrix);
                for (int i = from; i < to; i++) {
                    scores[i] = predicted[i - from][0];
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new ClassifierException(e);
        }
    }

    private static DMatrix matrix(double[][] rows, int from, int to) throws XGBoostError {
        int width = rows[0].length;
        float[] values = new float[(to - from) * width];
        for (int i = from; i < to; i++) {
            for (int column = 0; column < width; column++) {
                values[(i - from) * width + column] = (float) rows[i][column];
            }
        }
        return new DMatrix(values, to - from, width, Float.NaN);
    }

    private static Map<String, Object> parameters(ClassifierPlan plan) {
        return Map.of(
                "objective",
                "binary:logistic",
                "tree_method",
                "hist",
                "nthread",
                1,
                "verbosity",
                0,
                "max_depth",
                plan.depth(),
                "eta",
                LEARNING_RATE,
                "subsample",
                SUBSAMPLE,
                "seed",
                (int) (plan.seed() & Integer.MAX_VALUE));
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
