package io.dilepton.generator.quality.statistics;

import java.util.Arrays;

/**
 * Area under the receiver operating characteristic, with the standard error by placements (E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988)
 * 837).
 *
 * @param value probability that a positive has a higher score than a negative, ties by half, in [0, 1]
 * @param error standard error
 */
public record Auc(double value, double error) {

    /**
     * Measures.
     *
     * @param positives scores of the positives, at least two
     * @param negatives scores of the negatives, at least two
     * @return area and error
     */
    public static Auc of(double[] positives, double[] negatives) {
        double[] above = placements(positives, negatives);
        double[] below = placements(negatives, positives);
        double first = Rows.deviation(above);
        double second = Rows.deviation(below);
        double error = Math.sqrt(first * first / above.length + second * second / below.length);
        return new Auc(Rows.mean(above), error);
    }

    /** Returns for each score the share of the others that are smaller, ties by half. */
    private static double[] placements(double[] scores, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] placements = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int smaller = firstNotBelow(sorted, scores[i]);
            int notLarger = firstNotBelow(sorted, Math.nextUp(scores[i]));
            placements[i] = (smaller + notLarger) / 2.0 / sorted.length;
        }
        return placements;
    }

    private static int firstNotBelow(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
