package io.dilepton.generator.quality.statistics;

import java.util.SplittableRandom;

/**
 * The classifier two-sample test (D. Lopez-Paz and M. Oquab, ICLR 2017, arXiv:1610.06545): boosted trees learn to tell two samples apart, and are asked about events
 * that they did not see. Events that nobody can tell apart give an area of 0.5.
 */
public final class TwoSampleTest {

    private TwoSampleTest() {}

    /**
     * Tests.
     *
     * @param first rows of one sample, at least as many as folds
     * @param second rows of the other, at least as many as folds
     * @param plan the classifier
     * @return area over the scores of all folds, each by trees that did not see it
     * @throws ClassifierException when the library of the trees refuses, or does not load on this platform
     */
    public static Auc of(double[][] first, double[][] second, ClassifierPlan plan) {
        SplittableRandom random = new SplittableRandom(plan.seed());
        double[][] positives = Rows.shuffled(first, random);
        double[][] negatives = Rows.shuffled(second, random);
        double[] positiveScores = new double[positives.length];
        double[] negativeScores = new double[negatives.length];
        for (int fold = 0; fold < plan.folds(); fold++) {
            int[] held = {from(positives, fold, plan), from(positives, fold + 1, plan)};
            int[] other = {from(negatives, fold, plan), from(negatives, fold + 1, plan)};
            try (Classifier classifier = Classifier.train(without(positives, held), without(negatives, other), plan)) {
                classifier.score(positives, held[0], held[1], positiveScores);
                classifier.score(negatives, other[0], other[1], negativeScores);
            }
        }
        return Auc.of(positiveScores, negativeScores);
    }

    private static int from(double[][] rows, int fold, ClassifierPlan plan) {
        return (int) ((long) rows.length * fold / plan.folds());
    }

    private static double[][] without(double[][] rows, int[] range) {
        double[][] rest = new double[rows.length - (range[1] - range[0])][];
        System.arraycopy(rows, 0, rest, 0, range[0]);
        System.arraycopy(rows, range[1], rest, range[0], rows.length - range[1]);
        return rest;
    }
}
