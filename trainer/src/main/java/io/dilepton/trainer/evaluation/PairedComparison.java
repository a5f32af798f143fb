package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Two classifiers on the same rows: their metrics, and the differences of the metrics, with 95% intervals by the percentile bootstrap. The rows are
 * drawn for both at once, so that what the rows have in common cancels in the differences (Efron, Tibshirani, An Introduction to the Bootstrap,
 * 1993, chapter 8).
 *
 * @param rows number of rows
 * @param signal number of signal rows
 * @param resamples number of times that the rows were drawn
 * @param auc area under the ROC curve; NaN where a class is missing, as with the other metrics
 * @param signalEfficiency share of the signal at or above the threshold
 * @param backgroundRejection share of the background below the threshold
 */
public record PairedComparison(
        long rows, long signal, int resamples, Compared auc, Compared signalEfficiency, Compared backgroundRejection) {

    /** Most draws. */
    public static final int MAX_RESAMPLES = 1000;

    private static final int MIN_RESAMPLES = 200;
    private static final long DRAWN_ROWS = 100_000_000;
    private static final double TAIL = 0.025;

    /**
     * A metric of both classifiers.
     *
     * @param first of the first
     * @param second of the second
     * @param difference second minus first
     */
    public record Compared(Estimate first, Estimate second, Estimate difference) {}

    /** The metrics of one draw for one classifier. */
    private record Metrics(double auc, double signalEfficiency, double backgroundRejection) {}

    /**
     * Compares.
     *
     * @param first scores of the first classifier, no NaN
     * @param second scores of the second, of the same rows
     * @param labels true for signal
     * @param firstThreshold a row is taken for signal by the first when its score is at least this
     * @param secondThreshold the same for the second
     * @param seed seed of the draws
     * @return the comparison
     */
    public static PairedComparison of(
            double[] first,
            double[] second,
            boolean[] labels,
            double firstThreshold,
            double secondThreshold,
            long seed) {
        if (first.length != labels.length || second.length != labels.length) {
            throw new IllegalArgumentException(
                    first.length + " and " + second.length + " scores for " + labels.length + " labels");
        }
        int resamples = (int) Math.max(MIN_RESAMPLES, Math.min(MAX_RESAMPLES, DRAWN_ROWS / Math.max(1, labels.length)));
        WeightedScores one = new WeightedScores(first, labels, firstThreshold);
        WeightedScores other = new WeightedScores(second, labels, secondThreshold);
        int[] weights = new int[labels.length];
        Arrays.fill(weights, 1);
        Metrics firstValue = one.metrics(weights);
        Metrics secondValue = other.metrics(weights);
        Metrics[] firstDraws = new Metrics[resamples];
        Metrics[] secondDraws = new Metrics[resamples];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < resamples; draw++) {
            Arrays.fill(weights, 0);
            for (int row = 0; row < weights.length; row++) {
                weights[random.nextInt(weights.length)]++;
            }
            firstDraws[draw] = one.metrics(weights);
            secondDraws[draw] = other.metrics(weights);
        }
        long signal = 0;
        for (boolean label : labels) {
            signal += label ? 1 : 0;
        }
        Draws draws = new Draws(firstValue, secondValue, firstDraws, secondDraws);
        return new PairedComparison(
                labels.length,
                signal,
                resamples,
                draws.compared(Metrics::auc),
                draws.compared(Metrics::signalEfficiency),
                draws.compared(Metrics::backgroundRejection));
    }

    /** The metrics of the rows themselves and of every draw. */
    private static final class Draws {

        private final Metrics first;
        private final Metrics second;
        private final Metrics[] firstDraws;
        private final Metrics[] secondDraws;

        Draws(Metrics first, Metrics second, Metrics[] firstDraws, Metrics[] secondDraws) {
            this.first = first;
            this.second = second;
            this.firstDraws = firstDraws;
            this.secondDraws = secondDraws;
        }

        Compared compared(ToDoubleFunction<Metrics> metric) {
            double[] of = Arrays.stream(firstDraws).mapToDouble(metric).toArray();
            double[] against = Arrays.stream(secondDraws).mapToDouble(metric).toArray();
            double[] differences = new double[of.length];
            Arrays.setAll(differences, i -> against[i] - of[i]);
            double one = metric.applyAsDouble(first);
            double other = metric.applyAsDouble(second);
            return new Compared(
                    new Estimate(one, interval(of)),
                    new Estimate(other, interval(against)),
                    new Estimate(other - one, interval(differences)));
        }

        private static Interval interval(double[] values) {
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            return sorted.length == 0
                    ? new Interval(Double.NaN, Double.NaN)
                    : new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
        }

        private static double quantile(double[] sorted, double share) {
            double position = share * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(sorted.length - 1, below + 1);
            return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
    }

    /** The rows in the order of one classifier's scores, to be counted with weights. */
    private static final class WeightedScores {

        private final double[] scores;
        private final boolean[] labels;
        private final double threshold;
        private final int[] order;

        WeightedScores(double[] scores, boolean[] labels, double threshold) {
            this.scores = scores;
            this.labels = labels;
            this.threshold = threshold;
            this.order = Ranking.rising(scores);
        }

        /** Counts; equal scores count one half in the area, as in {@link RocCurve}. */
        Metrics metrics(int[] weights) {
            double wins = 0;
            long signal = 0;
            long background = 0;
            long found = 0;
            long rejected = 0;
            for (int from = 0; from < order.length; ) {
                double score = scores[order[from]];
                long signalHere = 0;
                long backgroundHere = 0;
                int to = from;
                for (; to < order.length && scores[order[to]] == score; to++) {
                    int row = order[to];
                    if (labels[row]) {
                        signalHere += weights[row];
                    } else {
                        backgroundHere += weights[row];
                    }
                }
                wins += signalHere * (background + 0.5 * backgroundHere);
                signal += signalHere;
                background += backgroundHere;
                found += score >= threshold ? signalHere : 0;
                rejected += score >= threshold ? 0 : backgroundHere;
                from = to;
            }
            return new Metrics(
                    signal == 0 || background == 0 ? Double.NaN : wins / ((double) signal * background),
                    signal == 0 ? Double.NaN : (double) found / signal,
                    background == 0 ? Double.NaN : (double) rejected / background);
        }
    }
}
