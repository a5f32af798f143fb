package io.dilepton.cli.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Talks to the generator service over HTTP. Thread-safe. */
public final class SynthClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String STREAMS = "/v1/streams";
    private static final String DATA = "data: ";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    /**
     * Makes a client; nothing is connected yet.
     *
     * @param url base URL of the service
     * @param token bearer token; empty for none
     */
    public SynthClient(String url, String token) {
        this.url = url.replaceAll("/+$", "");
        this.token = token;
    }

    /**
     * Orders a stream.
     *
     * @param request the request as JSON
     * @return its status
     * @throws CommandFailure when it is refused, or the service does not answer
     */
    public JsonNode request(JsonNode request) {
        return send("POST", STREAMS, request.toString());
    }

    /**
     * Lists streams.
     *
     * @param state only streams in this state; empty for all
     * @return statuses
     */
    public JsonNode list(String state) {
        return send("GET", state.isEmpty() ? STREAMS : STREAMS + "?state=" + encoded(state), "")
                .path("streams");
    }

    /**
     * Shows a stream.
     *
     * @param id id of the request
     * @return its status
     */
    public JsonNode show(String id) {
        return send("GET", path(id), "");
    }

    /**
     * Cancels a stream.
     *
     * @param id id of the request
     * @return its status before it has ended
     */
    public JsonNode cancel(String id) {
        return send("DELETE", path(id), "");
    }

    /**
     * Follows a stream to its end, and goes on where the connection is lost.
     *
     * @param id id of the request
     * @param seen takes each status
     * @return the last status
     */
    public JsonNode follow(String id, Consumer<JsonNode> seen) {
        while (true) {
            try {
                HttpResponse<Stream<String>> answer =
                        http.send(builder(path(id) + "/events").build(), BodyHandlers.ofLines());
                if (answer.statusCode() != 200) {
                    throw failure(
                            answer.statusCode(), String.join("\n", answer.body().toList()));
                }
                try (Stream<String> lines = answer.body()) {
                    lines.filter(line -> line.startsWith(DATA))
                            .map(line -> parse(line.substring(DATA.length())))
                            .forEach(seen);
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                show(id);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandFailure.run("interrupted");
            }
            JsonNode status = show(id);
            if (status.has("receipt") || status.path("state").asText().equals("refused")) {
                return status;
            }
        }
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpRequest request = builder(path)
                    .timeout(PATIENCE)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw failure(answer.statusCode(), answer.body());
            }
            return parse(answer.body());
        } catch (ConnectException e) {
            throw CommandFailure.run("no generator service answers at " + url
                    + ": start one with `dilepton generator serve`, or name another with --url");
        } catch (IOException e) {
            throw CommandFailure.run("the generator service at " + url + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder builder;
        try {
            builder = HttpRequest.newBuilder(URI.create(url + path));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--url: '" + url + "' is no URL; write http://127.0.0.1:9480");
        }
        builder.header("Content-Type", "application/json");
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private static CommandFailure failure(int status, String body) {
        List<String> lines = new ArrayList<>();
        JsonNode json = parse(body);
        json.path("problems")
                .forEach(problem -> lines.add(problem.path("field").asText() + ": "
                        + problem.path("message").asText() + "; "
                        + problem.path("remedy").asText()));
        if (lines.isEmpty()) {
            lines.add(json.path("error").asText("the service answered with HTTP status " + status));
        }
        String message = String.join(System.lineSeparator() + "dilepton: ", lines);
        return status == 400 ? CommandFailure.usage(message) : CommandFailure.run(message);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw CommandFailure.run("the service's answer is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String path(String id) {
        return STREAMS + "/" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
