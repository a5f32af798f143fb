package io.dilepton.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Significance;

/** Metrics in a report: each with {@code value}, {@code low} and {@code high}; null where a metric is not defined. */
final class MetricsJson {

    private MetricsJson() {}

    static void write(ObjectNode target, Evaluation row) {
        put(target, "accuracy", row.metrics().accuracy(), row.intervals().accuracy());
        put(target, "precision", row.metrics().precision(), row.intervals().precision());
        put(target, "recall", row.metrics().recall(), row.intervals().recall());
        put(target, "f1", row.metrics().f1(), row.intervals().f1());
        put(target, "auc", row.metrics().auc(), row.intervals().auc());
        Significance significance = row.significance();
        if (significance != null) {
            put(target, "ams", significance.ams(), significance.interval());
        }
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
