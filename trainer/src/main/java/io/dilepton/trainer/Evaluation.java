package io.dilepton.trainer;

import io.dilepton.trainer.evaluation.BinaryMetrics;
import io.dilepton.trainer.evaluation.MetricIntervals;

/**
 * How one classifier does on the held-out events.
 *
 * @param classifier name of the classifier
 * @param metrics metrics at the threshold chosen on the validation events
 * @param intervals their 95% intervals
 */
public record Evaluation(String classifier, BinaryMetrics metrics, MetricIntervals intervals) {

    static Evaluation of(String classifier, double[] scores, boolean[] labels, double threshold, long seed) {
        return new Evaluation(
                classifier,
                BinaryMetrics.of(scores, labels, threshold),
                MetricIntervals.of(scores, labels, threshold, seed));
    }
}
