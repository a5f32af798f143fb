package io.dilepton.trainer;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.BinaryMetrics;
import io.dilepton.trainer.evaluation.MetricIntervals;
import io.dilepton.trainer.evaluation.Significance;
import org.jspecify.annotations.Nullable;

/**
 * How one classifier does on the held-out events.
 *
 * @param classifier name of the classifier
 * @param metrics metrics at the threshold chosen on the validation events
 * @param intervals their 95% intervals
 * @param significance approximate median significance at the same threshold; null where the events have no weights
 */
public record Evaluation(
        String classifier,
        BinaryMetrics metrics,
        MetricIntervals intervals,
        @Nullable Significance significance) {

    /**
     * Measures scores.
     *
     * @param classifier name of the classifier
     * @param scores one score per row, no NaN
     * @param heldOut the rows; at least one
     * @param threshold a row is taken for signal when its score is at least this
     * @param seed seed of the bootstrap
     * @return the metrics
     */
    public static Evaluation of(
            String classifier, double[] scores, FeatureMatrix heldOut, double threshold, long seed) {
        boolean[] labels = heldOut.labels();
        double[] weights = heldOut.weights();
        return new Evaluation(
                classifier,
                BinaryMetrics.of(scores, labels, threshold),
                MetricIntervals.of(scores, labels, threshold, seed),
                weights == null ? null : Significance.of(scores, labels, weights, threshold, seed));
    }
}
