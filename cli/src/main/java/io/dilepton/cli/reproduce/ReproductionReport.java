package io.dilepton.cli.reproduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What {@code --report} writes, as JSON: {@code study}, {@code title}, {@code seeds}, {@code quick}, {@code split}, {@code seconds}, and {@code rows[]} with
 * {@code section}, {@code name}, {@code paper} (of a range the middle; {@code paperLow}, {@code paperHigh}), {@code ours}, {@code low}, {@code high} (95%
 * interval), {@code difference}, {@code verdict}, {@code protocol}. Null where the study gives no number. Its keys are public API.
 */
final class ReproductionReport {

    private static final String SPLIT =
            "by the hash of the event's identity: 70 of 100 to train, 15 to validate, 15 held out, where the protocol says nothing else";

    private ReproductionReport() {}

    static JsonNode json(Study study, Setting setting, List<Reproduced> sections, double seconds) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("study", study.id()).put("title", study.title()).put("quick", setting.quick());
        report.put("seed", setting.seed());
        ArrayNode seeds = report.putArray("seeds");
        for (long seed : setting.seeds()) {
            seeds.add(seed);
        }
        report.put("split", SPLIT).put("seconds", seconds);
        ArrayNode rows = report.putArray("rows");
        for (Reproduced section : sections) {
            for (Row row : section.rows()) {
                rows.add(json(section.title(), row));
            }
        }
        return report;
    }

    private static ObjectNode json(String section, Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("section", section).put("name", row.name());
        Published paper = row.paper();
        if (paper == null) {
            json.putNull("paper").putNull("paperLow").putNull("paperHigh");
        } else {
            json.put("paper", paper.middle()).put("paperLow", paper.low()).put("paperHigh", paper.high());
        }
        put(json, "ours", row.ours().value());
        put(json, "low", row.ours().interval().low());
        put(json, "high", row.ours().interval().high());
        put(json, "difference", row.difference());
        return json.put("verdict", row.verdict().toString().toLowerCase(Locale.ROOT))
                .put("protocol", row.protocol());
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
