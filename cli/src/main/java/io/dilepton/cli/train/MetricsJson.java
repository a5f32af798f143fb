package io.dilepton.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Metric;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Reliability;

/** Metrics in a report: each with {@code value}, {@code low} and {@code high}; null where a metric is not defined. */
final class MetricsJson {

    private MetricsJson() {}

    static void write(ObjectNode target, Evaluation row) {
        for (Metric metric : Metric.values()) {
            Estimate estimate = metric.of(row);
            if (estimate != null) {
                put(target, metric.key(), estimate.value(), estimate.interval());
            }
        }
    }

    static void write(ObjectNode target, Reliability measured) {
        put(target, "ece", measured.expectedError(), measured.expectedErrorInterval());
        put(target, "brier", measured.brier(), measured.brierInterval());
    }

    private static void put(ObjectNode target, String metric, double value, Interval interval) {
        ObjectNode node = target.putObject(metric);
        put(node, "value", value);
        put(node, "low", interval.low());
        put(node, "high", interval.high());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
