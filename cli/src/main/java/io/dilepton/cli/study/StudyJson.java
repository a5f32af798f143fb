package io.dilepton.cli.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.trainer.augmentation.Variant;
import io.dilepton.trainer.evaluation.Estimate;
import java.util.List;

/**
 * What {@code --report} writes, as JSON: {@code quick}, {@code seeds[]}, {@code paperBaseline}, and {@code rows[]} with {@code technique}, {@code multiplier},
 * {@code synthetic}, {@code outliers}, {@code validation}, {@code accuracy.*}, {@code auc.*}, {@code gain.*}, {@code best}, and where the published study gives
 * numbers {@code paper.*}; {@code note} where a row cannot be filled. Its keys are public API.
 */
final class StudyJson {

    private StudyJson() {}

    static ObjectNode of(StudyRun run, boolean quick, long[] seeds, double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("quick", quick).put("seconds", seconds).put("paperBaseline", Technique.PAPER_BASELINE);
        ArrayNode used = json.putArray("seeds");
        for (long seed : seeds) {
            used.add(seed);
        }
        ArrayNode rows = json.putArray("rows");
        row(rows.addObject(), run.baseline());
        for (Technique technique : Technique.values()) {
            for (Variant variant : run.variants().getOrDefault(technique, List.of())) {
                ObjectNode node = rows.addObject();
                row(node, variant);
                node.put("best", variant.equals(run.best(technique)));
                if (variant.multiplier() == technique.paperMultiplier()) {
                    paper(node, technique);
                }
            }
            if (run.best(technique) == null) {
                ObjectNode node = rows.addObject();
                node.put("technique", technique.toString())
                        .put("multiplier", technique.paperMultiplier())
                        .put("note", StudyText.NEEDS_GENERATOR);
                paper(node, technique);
            }
        }
        return json;
    }

    private static void row(ObjectNode node, Variant variant) {
        node.put("technique", variant.technique())
                .put("multiplier", variant.multiplier())
                .put("synthetic", variant.synthetic())
                .put("outliers", variant.outliers())
                .put("validation", variant.validation());
        put(node, "accuracy", variant.accuracy());
        put(node, "auc", variant.auc());
        put(node, "gain", variant.gain());
    }

    private static void paper(ObjectNode node, Technique technique) {
        ObjectNode paper = node.putObject("paper").put("test", technique.paperTest());
        paper.put("gain", technique.paperGain());
        paper.put(
                "validation", Double.isNaN(technique.paperValidation()) ? null : (Double) technique.paperValidation());
    }

    private static void put(ObjectNode node, String name, Estimate estimate) {
        node.putObject(name)
                .put("value", estimate.value())
                .put("low", estimate.interval().low())
                .put("high", estimate.interval().high());
    }
}
