package io.dilepton.generator.quality;

import io.dilepton.generator.quality.statistics.ClassifierPlan;

/**
 * How thoroughly to measure.
 *
 * @param splits how often the reference is split at random into two halves, at least 2
 * @param largestSample most events of each sample in the figures that compare samples of equal size, at least 100
 * @param folds parts of the cross-validation of the two-sample test, at least 2
 * @param trees trees of the two-sample test, at least 1
 * @param neighbours most generated events whose nearest training event is looked for, at least 10
 * @param seed seed of all draws
 */
public record QualityPlan(int splits, int largestSample, int folds, int trees, int neighbours, long seed) {

    private static final int DEPTH = 4;

    /** Checks the ranges. */
    public QualityPlan {
        if (splits < 2 || largestSample < 100 || folds < 2 || trees < 1 || neighbours < 10) {
            throw new IllegalArgumentException(
                    "a quality report needs 2 splits, samples of 100, 2 folds, 1 tree and 10 neighbours at least, not "
                            + splits + ", " + largestSample + ", " + folds + ", " + trees + " and " + neighbours);
        }
    }

    /**
     * For reports that people read: five splits, samples of up to 10,000; 15 to 20 s of processor time.
     *
     * @param seed seed of all draws
     * @return plan
     */
    public static QualityPlan thorough(long seed) {
        return new QualityPlan(5, 10_000, 5, 100, 1000, seed);
    }

    /**
     * For receipts: three splits, samples of up to 2,500; a few seconds of processor time.
     *
     * @param seed seed of all draws
     * @return plan
     */
    public static QualityPlan quick(long seed) {
        return new QualityPlan(3, 2500, 3, 40, 300, seed);
    }

    ClassifierPlan classifier(int split) {
        return new ClassifierPlan(folds, trees, DEPTH, seed + split);
    }
}
