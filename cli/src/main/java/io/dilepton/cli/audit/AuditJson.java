package io.dilepton.cli.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.audit.AuditReport;
import io.dilepton.trainer.audit.AuditReport.ColumnFinding;
import io.dilepton.trainer.audit.AuditReport.FeatureFinding;
import io.dilepton.trainer.evaluation.Estimate;

/**
 * What {@code --report} writes, as JSON: {@code task}, {@code split}, {@code clean}, {@code leaks[]}, {@code accuracy}, {@code auc}, {@code columns[]},
 * {@code features[]}, {@code duplicates.*}. Numbers with an interval have {@code value}, {@code low}, {@code high}; null where nothing was measured. Its
 * keys are public API.
 */
final class AuditJson {

    private AuditJson() {}

    static ObjectNode of(Task task, SplitRule split, AuditReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("task", task.model()).put("split", split.toString()).put("clean", report.isClean());
        ArrayNode leaks = json.putArray("leaks");
        report.leaks().forEach(leaks::add);
        json.putObject("rows").put("train", report.trainingRows()).put("heldOut", report.heldOutRows());
        json.put("accuracy", report.accuracy());
        put(json, "auc", report.auc());
        ArrayNode columns = json.putArray("columns");
        for (ColumnFinding column : report.columns()) {
            ObjectNode node = columns.addObject();
            node.put("name", column.name()).put("kind", column.kind().toString());
            put(node, "aucAlone", column.alone());
            put(node, "aucWith", column.with());
            put(node, "gain", column.gain());
            number(node, "accuracyWith", column.accuracy());
            node.put("verdict", column.verdict().toString());
        }
        ArrayNode features = json.putArray("features");
        for (FeatureFinding feature : report.features()) {
            ObjectNode node = features.addObject().put("name", feature.name());
            put(node, "aucAlone", feature.alone());
            node.put("verdict", feature.verdict().toString());
        }
        json.putObject("duplicates")
                .put("rows", report.duplicates().rows())
                .put("byIdentity", report.duplicates().byIdentity())
                .put("byContent", report.duplicates().byContent())
                .put("repeatedIdentities", report.repeated());
        return json;
    }

    private static void put(ObjectNode node, String name, Estimate estimate) {
        ObjectNode value = node.putObject(name);
        number(value, "value", estimate.value());
        number(value, "low", estimate.interval().low());
        number(value, "high", estimate.interval().high());
    }

    private static void number(ObjectNode node, String name, double value) {
        node.put(name, Double.isNaN(value) ? null : (Double) value);
    }
}
