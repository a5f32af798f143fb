package io.dilepton.trainer.trees;

import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Fits boosted trees to rows, on the calling thread. The same rows and plan give the same trees. */
public final class TreeBoosting {

    private TreeBoosting() {}

    /**
     * Trains.
     *
     * @param training rows of both classes; {@link io.dilepton.core.features.FeatureSet#MISSING} where a value is missing
     * @param plan hyperparameters
     * @return the trees
     * @throws BoostingException when the library refuses, or does not load on this platform
     */
    public static BoostedTrees train(FeatureMatrix training, BoostingPlan plan) {
        return grow(training, plan.parameters(), plan.rounds());
    }

    /**
     * Grows a random forest.
     *
     * @param training rows of both classes
     * @param plan hyperparameters
     * @return the trees; their probabilities mean little
     * @throws BoostingException when the library refuses, or does not load on this platform
     */
    public static BoostedTrees forest(FeatureMatrix training, ForestPlan plan) {
        return grow(training, plan.parameters(), 1);
    }

    private static BoostedTrees grow(FeatureMatrix training, Map<String, Object> parameters, int rounds) {
        try (NativeRows rows = new NativeRows(training.values(), training.rows(), training.width())) {
            float[] weights = new float[training.rows()];
            Arrays.fill(weights, 1);
            rows.learnFrom(training.labels(), weights);
            Booster booster = XGBoost.train(rows.handle(), parameters, rounds, Map.of(), null, null);
            try {
                return new BoostedTrees(training.width(), booster.toByteArray("json"));
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new BoostingException(e);
        } catch (LinkageError e) {
            throw new BoostingException(e);
        }
    }
}
