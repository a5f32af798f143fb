package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks a Prometheus, as Grafana does. */
final class PrometheusApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    PrometheusApi(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /** Returns the series that a query gives now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** Returns every rule, with its health. */
    List<JsonNode> rules() {
        return StreamSupport.stream(get("/api/v1/rules").path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    boolean isFiring(String alert) {
        return StreamSupport.stream(get("/api/v1/alerts").path("alerts").spliterator(), false)
                .anyMatch(active -> active.at("/labels/alertname").asText().equals(alert)
                        && active.path("state").asText().equals("firing"));
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            assertThat(answer.path("status").asText())
                    .as(path + ": " + response.body())
                    .isEqualTo("success");
            return answer.path("data");
        } catch (IOException e) {
            throw new AssertionError("Prometheus does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
