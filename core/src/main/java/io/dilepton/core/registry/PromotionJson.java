package io.dilepton.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a record on the aliases topic: {@code {"version": 3, "promotedAt": "2026-01-02T03:04:05Z", "previous": 2, "history":
 * [{"version": 2, "promotedAt": "…"}, …]}}, where {@code previous} is null for a first promotion, and an entry of the history that a
 * rollback has been over has {@code "undone": true}.
 */
final class PromotionJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PromotionJson() {}

    static byte[] write(Promotion promotion) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", promotion.version());
        json.put("promotedAt", promotion.promotedAt().toString());
        List<Promotion.Past> past = promotion.history();
        json.put("previous", past.isEmpty() ? null : past.get(0).version());
        ArrayNode history = json.putArray("history");
        for (Promotion.Past entry : past) {
            ObjectNode node = history.addObject();
            node.put("version", entry.version());
            node.put("promotedAt", entry.promotedAt().toString());
            if (entry.undone()) {
                node.put("undone", true);
            }
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a promotion.
     *
     * @param name model name, from the key
     * @param alias alias, from the key
     * @param value UTF-8 JSON
     * @return the promotion
     * @throws UnreadableModelException when it is not a promotion
     */
    static Promotion read(String name, String alias, byte[] value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            List<Promotion.Past> history = new ArrayList<>();
            for (JsonNode entry : json.path("history")) {
                history.add(new Promotion.Past(
                        version(entry), promotedAt(entry), entry.path("undone").asBoolean()));
            }
            return new Promotion(name, alias, version(json), promotedAt(json), history);
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            throw new UnreadableModelException(
                    "not a promotion of " + Promotion.key(name, alias) + ": " + e.getMessage(), e);
        }
    }

    private static int version(JsonNode json) {
        return json.path("version").asInt();
    }

    private static Instant promotedAt(JsonNode json) {
        return Instant.parse(json.path("promotedAt").asText());
    }
}
