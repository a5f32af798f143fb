package io.dilepton.trainer.trees;

import java.util.Map;
import java.util.TreeMap;

/**
 * Hyperparameters of boosted trees (Chen, Guestrin, XGBoost, doi:10.1145/2939672.2939785).
 *
 * @param rounds number of trees, at least 1
 * @param depth most decisions on the way to a leaf, in [1, 16]
 * @param learningRate share of a tree's correction that is kept, in (0, 1]
 * @param subsample share of the rows that each tree sees, in (0, 1]
 * @param columns share of the features that each tree sees, in (0, 1]
 * @param leastWeight least sum of second derivatives of the loss in a leaf, not negative: large values keep leaves from following few rows
 * @param l2 L2 penalty on the values of leaves, not negative
 * @param seed seed of the draws of rows and features
 */
public record BoostingPlan(
        int rounds,
        int depth,
        double learningRate,
        double subsample,
        double columns,
        double leastWeight,
        double l2,
        long seed) {

    /** Checks the ranges. */
    public BoostingPlan {
        require(rounds >= 1 && rounds <= 20_000, "trees must lie in [1, 20000], not " + rounds);
        require(depth >= 1 && depth <= 16, "depth must lie in [1, 16], not " + depth);
        require(learningRate > 0 && learningRate <= 1, "the learning rate must lie in (0, 1], not " + learningRate);
        require(subsample > 0 && subsample <= 1, "the share of rows must lie in (0, 1], not " + subsample);
        require(columns > 0 && columns <= 1, "the share of features must lie in (0, 1], not " + columns);
        require(leastWeight >= 0, "the least weight of a leaf must not be negative, but is " + leastWeight);
        require(l2 >= 0, "the L2 penalty must not be negative, but is " + l2);
    }

    /**
     * Sets the number of trees.
     *
     * @param newRounds number of trees
     * @return a copy
     */
    public BoostingPlan withRounds(int newRounds) {
        return new BoostingPlan(newRounds, depth, learningRate, subsample, columns, leastWeight, l2, seed);
    }

    /**
     * Returns the plan as the manifest records it.
     *
     * @return text by name, without the seed, which the manifest keeps apart
     */
    public Map<String, String> hyperparameters() {
        Map<String, String> map = new TreeMap<>();
        map.put("trees", Integer.toString(rounds));
        map.put("depth", Integer.toString(depth));
        map.put("learningRate", Double.toString(learningRate));
        map.put("subsample", Double.toString(subsample));
        map.put("columns", Double.toString(columns));
        map.put("leastWeight", Double.toString(leastWeight));
        map.put("l2", Double.toString(l2));
        return map;
    }

    /** The plan in the words of the library, for one thread, so that the same seed gives the same trees. */
    Map<String, Object> parameters() {
        Map<String, Object> map = new TreeMap<>();
        map.put("objective", "binary:logistic");
        map.put("base_score", 0.5);
        map.put("tree_method", "hist");
        map.put("nthread", 1);
        map.put("verbosity", 0);
        map.put("max_depth", depth);
        map.put("eta", learningRate);
        map.put("subsample", subsample);
        map.put("colsample_bytree", columns);
        map.put("min_child_weight", leastWeight);
        map.put("lambda", l2);
        map.put("seed", (int) (seed & Integer.MAX_VALUE));
        return map;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
