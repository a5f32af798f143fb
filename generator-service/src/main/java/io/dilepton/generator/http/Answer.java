package io.dilepton.generator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.StreamJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer in JSON.
 *
 * @param status HTTP status
 * @param json body
 * @param headers further headers
 */
record Answer(int status, JsonNode json, Map<String, String> headers) {

    /** Copies. */
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, JsonNode json) {
        return new Answer(status, json, Map.of());
    }

    /** Makes the answer to a request that went wrong. */
    static Answer error(int status, String message, List<Problem> problems) {
        ObjectNode json = StreamJson.object();
        json.put("error", message);
        json.set("problems", StreamJson.json(problems));
        return of(status, json);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = (json + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
