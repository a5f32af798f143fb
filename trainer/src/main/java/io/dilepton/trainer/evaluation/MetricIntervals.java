package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * 95% intervals of the metrics by the percentile bootstrap: rows are drawn anew with replacement, the threshold stays (Efron, Tibshirani,
 * An Introduction to the Bootstrap, 1993, chapter 13).
 *
 * @param accuracy interval of the accuracy
 * @param precision interval of the precision
 * @param recall interval of the recall
 * @param f1 interval of F1
 * @param auc interval of the area under the ROC curve; NaN ends where a class is missing
 */
public record MetricIntervals(Interval accuracy, Interval precision, Interval recall, Interval f1, Interval auc) {

    /** Number of times that the rows are drawn. */
    public static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;

    /**
     * Computes the intervals.
     *
     * @param scores one score per row, no NaN
     * @param labels true for signal, one per row; at least one row
     * @param threshold a row is taken for signal when its score is at least this
     * @param seed seed of the draws
     * @return the intervals
     */
    public static MetricIntervals of(double[] scores, boolean[] labels, double threshold, long seed) {
        ScoreGroups groups = ScoreGroups.of(scores, labels);
        int[] groupOfRow = new int[scores.length];
        boolean[] signalRow = new boolean[scores.length];
        int row = 0;
        for (int group = 0; group < groups.size(); group++) {
            int signals = groups.signal(group);
            for (int i = 0; i < signals + groups.background(group); i++) {
                groupOfRow[row] = group;
                signalRow[row] = i < signals;
                row++;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        BinaryMetrics[] draws = new BinaryMetrics[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            int[] signal = new int[groups.size()];
            int[] background = new int[groups.size()];
            for (int i = 0; i < groupOfRow.length; i++) {
                int drawn = random.nextInt(groupOfRow.length);
                (signalRow[drawn] ? signal : background)[groupOfRow[drawn]]++;
            }
            draws[draw] = groups.recounted(signal, background).at(threshold);
        }
        return new MetricIntervals(
                interval(draws, BinaryMetrics::accuracy),
                interval(draws, BinaryMetrics::precision),
                interval(draws, BinaryMetrics::recall),
                interval(draws, BinaryMetrics::f1),
                interval(draws, BinaryMetrics::auc));
    }

    private static Interval interval(BinaryMetrics[] draws, ToDoubleFunction<BinaryMetrics> metric) {
        return interval(Arrays.stream(draws).mapToDouble(metric).toArray());
    }

    /** The middle 95% of the values that are numbers. */
    static Interval interval(double[] draws) {
        double[] values = Arrays.stream(draws)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return values.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
