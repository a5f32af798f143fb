package io.dilepton.trainer.trees;

import java.util.Map;
import java.util.TreeMap;

/**
 * Hyperparameters of a random forest (Breiman, doi:10.1023/A:1010933404324), by the library's means: trees side by side that are fitted to one step of
 * the loss.
 *
 * @param trees number of trees, at least 1
 * @param depth most decisions on the way to a leaf, in [1, 16]
 * @param leafRows about the least number of rows in a leaf where the classes are even, positive
 * @param subsample share of the rows that each tree sees
 * @param columns share of the columns that each decision chooses from
 * @param seed seed of the draws of rows and columns
 */
public record ForestPlan(int trees, int depth, int leafRows, double subsample, double columns, long seed) {

    /** Second derivative of the loss where both classes are even: what a row weighs in a leaf. */
    private static final double ROW_WEIGHT = 0.25;

    /** Checks the ranges. */
    public ForestPlan {
        if (trees < 1 || depth < 1 || depth > 16 || leafRows < 1) {
            throw new IllegalArgumentException("a forest needs trees of depth 1 to 16 and leaves with rows, not "
                    + trees + " trees of depth " + depth + " with " + leafRows);
        }
    }

    /**
     * Makes a plan of which each tree sees 63% of the rows, and each decision half of the columns.
     *
     * @param trees number of trees
     * @param depth most decisions on the way to a leaf
     * @param leafRows about the least number of rows in a leaf
     * @param seed seed of the draws
     */
    public ForestPlan(int trees, int depth, int leafRows, long seed) {
        this(trees, depth, leafRows, 1 - Math.exp(-1), 0.5, seed);
    }

    /**
     * Lets each tree see everything.
     *
     * @return a copy
     */
    public ForestPlan onEverything() {
        return new ForestPlan(trees, depth, leafRows, 1, 1, seed);
    }

    Map<String, Object> parameters() {
        Map<String, Object> map =
                new TreeMap<>(new BoostingPlan(1, depth, 1, subsample, 1, leafRows * ROW_WEIGHT, 0, seed).parameters());
        map.put("num_parallel_tree", trees);
        map.put("colsample_bynode", columns);
        return map;
    }
}
