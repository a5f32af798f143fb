package io.dilepton.generator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Requests and statuses as JSON. */
public final class StreamJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StreamJson() {}

    /**
     * Makes an empty object.
     *
     * @return a new object
     */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Writes JSON.
     *
     * @param json any JSON
     * @return UTF-8 text
     */
    public static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads JSON.
     *
     * @param bytes UTF-8 text
     * @return JSON
     * @throws RefusedRequestException when it is none
     */
    public static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw RefusedRequestException.invalid(
                    "", "this is no JSON: " + e.getOriginalMessage(), "write {\"count\": 1000}");
        } catch (IOException e) {
            throw RefusedRequestException.invalid("", "this is no JSON: " + e.getMessage(), "write {\"count\": 1000}");
        }
    }

    /**
     * Reads and checks a request.
     *
     * @param json the request
     * @param id id where the request has none
     * @param client who ordered; null to believe the request
     * @return the request
     * @throws RefusedRequestException with every problem
     */
    public static StreamRequest request(JsonNode json, String id, @Nullable String client) {
        return new RequestReader(json).read(id, client);
    }

    /**
     * Writes a request so that {@link #request} reads it back.
     *
     * @param request the request
     * @return JSON
     */
    public static ObjectNode json(StreamRequest request) {
        return RequestJson.of(request);
    }

    /**
     * Writes a status.
     *
     * @param status the status
     * @return JSON
     */
    public static ObjectNode json(StreamStatus status) {
        ObjectNode json = object();
        json.put("id", status.id());
        json.put("client", status.client());
        json.put("state", status.state().code());
        json.put("emitted", status.emitted());
        json.put("perSecond", status.perSecond());
        json.put("since", status.since().toString());
        json.put("updated", status.updated().toString());
        if (status.request() != null) {
            json.set("request", status.request());
        }
        if (status.model() != null) {
            json.set("model", json(status.model()));
        }
        if (status.refusal() != null) {
            json.put("refusal", status.refusal().code());
        }
        if (!status.problems().isEmpty()) {
            json.set("problems", json(status.problems()));
        }
        if (status.receipt() != null) {
            json.set("receipt", status.receipt());
        }
        return json;
    }

    /**
     * Writes problems.
     *
     * @param problems problems
     * @return JSON
     */
    public static ArrayNode json(List<Problem> problems) {
        ArrayNode json = MAPPER.createArrayNode();
        problems.forEach(problem -> json.addObject()
                .put("field", problem.field())
                .put("message", problem.message())
                .put("remedy", problem.remedy()));
        return json;
    }

    /**
     * Reads a status.
     *
     * @param json what {@link #json(StreamStatus)} wrote
     * @return the status
     */
    public static StreamStatus status(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        json.path("problems")
                .forEach(problem -> problems.add(new Problem(
                        problem.path("field").asText(),
                        problem.path("message").asText(),
                        problem.path("remedy").asText())));
        return new StreamStatus(
                json.path("id").asText(),
                json.path("client").asText(),
                StreamState.of(json.path("state").asText()),
                json.path("emitted").asLong(),
                json.path("perSecond").asDouble(),
                json.path("request") instanceof ObjectNode request ? request : null,
                json.has("model") ? model(json.path("model")) : null,
                json.has("refusal")
                        ? Refusal.valueOf(json.path("refusal").asText().toUpperCase(Locale.ROOT))
                        : null,
                problems,
                json.path("receipt") instanceof ObjectNode receipt ? receipt : null,
                Instant.parse(json.path("since").asText()),
                Instant.parse(json.path("updated").asText()));
    }

    /**
     * Writes the version of a model.
     *
     * @param model the version
     * @return JSON
     */
    public static ObjectNode json(StreamOrder.Model model) {
        ObjectNode json = object();
        json.put("name", model.name());
        json.put("version", model.version());
        json.put("sha256", model.sha256());
        return json;
    }

    static StreamOrder.Model model(JsonNode json) {
        return new StreamOrder.Model(
                json.path("name").asText(),
                json.path("version").asInt(),
                json.path("sha256").asText());
    }
}
