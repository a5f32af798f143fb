package io.dilepton.cli.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.TextTable;
import io.dilepton.trainer.search.DrawScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a search has found, as a table, as JSON and as a file for {@code dilepton train --config}. */
final class SearchReport {

    private static final int SHOWN = 10;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private SearchReport() {}

    static String table(List<DrawScore> ranked) {
        TextTable table = new TextTable(">draw", ">accuracy", ">spread", ">AUC", ">mass sculpting", "hyperparameters");
        for (DrawScore score : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
            table.row(
                    Integer.toString(score.draw()),
                    number(score.accuracy()),
                    number(score.spread()),
                    number(score.auc()),
                    Double.isNaN(score.sculpting()) ? "" : number(score.sculpting()),
                    text(score.fields()));
        }
        return table.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "failed" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** The values on one line, numbers to four digits. */
    private static String text(Map<String, Object> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : value));
        return text.toString();
    }

    /** Returns the report; its keys are public API. */
    static ObjectNode json(String task, int folds, long seed, long rows, List<DrawScore> ranked) {
        ObjectNode report = MAPPER.createObjectNode()
                .put("task", task)
                .put("draws", ranked.size())
                .put("folds", folds)
                .put("seed", seed)
                .put("rows", rows);
        report.set("best", json(ranked.get(0)));
        ArrayNode all = report.putArray("ranking");
        ranked.forEach(score -> all.add(json(score)));
        return report;
    }

    private static ObjectNode json(DrawScore score) {
        ObjectNode json = MAPPER.createObjectNode().put("draw", score.draw());
        if (Double.isNaN(score.accuracy())) {
            json.putNull("accuracy").putNull("spread").putNull("auc");
            score.folds().stream()
                    .filter(fold -> fold.failure() != null)
                    .findFirst()
                    .ifPresent(fold -> json.put("failure", fold.failure()));
        } else {
            json.put("accuracy", score.accuracy()).put("spread", score.spread()).put("auc", score.auc());
            if (!Double.isNaN(score.sculpting())) {
                json.put("sculpting", score.sculpting());
            }
        }
        json.set("hyperparameters", MAPPER.valueToTree(score.fields()));
        return json;
    }

    /** Writes the values of a draw for {@code dilepton train --config}. */
    static void writeConfig(Path file, DrawScore best) {
        try {
            Files.writeString(file, YAML.writeValueAsString(new TreeMap<>(best.fields())));
        } catch (IOException e) {
            throw CommandFailure.run("cannot write " + file + ": " + e.getMessage());
        }
    }
}
