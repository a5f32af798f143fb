package io.dilepton.generator.quality.statistics;

/**
 * The classifier of a two-sample test.
 *
 * @param folds parts that the samples are cut into, at least 2
 * @param trees number of trees, at least 1
 * @param depth most decisions on the way to a leaf, at least 1
 * @param seed seed of the folds and of the trees
 */
public record ClassifierPlan(int folds, int trees, int depth, long seed) {

    /** Checks the ranges. */
    public ClassifierPlan {
        if (folds < 2 || trees < 1 || depth < 1) {
            throw new IllegalArgumentException("a two-sample test needs 2 folds, 1 tree and depth 1 at least, not "
                    + folds + ", " + trees + " and " + depth);
        }
    }
}
