package io.dilepton.cli.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.trainer.search.FoldScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of a search, one line of JSON each, behind a first line that tells which search it is. A line that a stop cut off counts as not
 * written.
 *
 * @param file the file
 * @param search what the search is, one line; two searches of the same text go on with each other's scores
 */
record ScoresFile(Path file, String search) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * Reads what is there, or begins the file.
     *
     * @return scores of earlier calls
     * @throws CommandFailure when the file is of another search, or cannot be used
     */
    List<FoldScore> open() {
        try {
            if (!Files.exists(file)) {
                ObjectNode head = MAPPER.createObjectNode().put("search", search);
                Files.writeString(file, head + "\n");
                return List.of();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()
                    || !search.equals(tree(lines.get(0)).path("search").asText())) {
                throw CommandFailure.usage(
                        file + " holds the scores of another search (other events, ranges, folds or seed): give"
                                + " another --out, or remove the file");
            }
            List<FoldScore> scores = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                JsonNode json = tree(line);
                if (json.has("epochs")) {
                    scores.add(score(json));
                }
            }
            if (!Files.readString(file).endsWith("\n")) {
                Files.writeString(file, "\n", StandardOpenOption.APPEND);
            }
            return scores;
        } catch (IOException e) {
            throw CommandFailure.run(file + " cannot be used: " + e.getMessage());
        }
    }

    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }

    private static FoldScore score(JsonNode json) {
        return new FoldScore(
                json.path("draw").asInt(),
                json.path("fold").asInt(),
                json.path("accuracy").asDouble(Double.NaN),
                json.path("auc").asDouble(Double.NaN),
                json.path("sculpting").asDouble(Double.NaN),
                json.path("epochs").asInt(),
                json.hasNonNull("failure") ? json.path("failure").asText() : null);
    }

    /**
     * Adds a score.
     *
     * @param score the score
     */
    void add(FoldScore score) {
        ObjectNode json = MAPPER.createObjectNode().put("draw", score.draw()).put("fold", score.fold());
        if (score.failure() == null) {
            json.put("accuracy", score.accuracy()).put("auc", score.auc());
            if (!Double.isNaN(score.sculpting())) {
                json.put("sculpting", score.sculpting());
            }
        } else {
            json.putNull("accuracy").putNull("auc").put("failure", score.failure());
        }
        json.put("epochs", score.epochs());
        try {
            Files.writeString(file, json + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw CommandFailure.run("the scores cannot be added to " + file + ": " + e.getMessage());
        }
    }
}
