package io.dilepton.trainer;

import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Reliability;
import java.util.Map;
import java.util.TreeMap;

/** Metrics as a manifest carries them: {@code auc}, {@code auc.low95} and {@code auc.high95}, those of baselines under a prefix. */
final class ManifestMetrics {

    private final Map<String, Double> metrics = new TreeMap<>();

    void add(String prefix, Evaluation evaluation) {
        for (Metric metric : Metric.values()) {
            Estimate estimate = metric.of(evaluation);
            if (estimate != null) {
                add(prefix + metric.key(), estimate.value(), estimate.interval());
            }
        }
    }

    void add(String prefix, Reliability measured) {
        add(prefix + "ece", measured.expectedError(), measured.expectedErrorInterval());
        add(prefix + "brier", measured.brier(), measured.brierInterval());
    }

    void add(String name, double value) {
        metrics.put(name, value);
    }

    Map<String, Double> byName() {
        return metrics;
    }

    private void add(String name, double value, Interval interval) {
        metrics.put(name, value);
        metrics.put(name + ".low95", interval.low());
        metrics.put(name + ".high95", interval.high());
    }
}
