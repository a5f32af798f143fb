package io.dilepton.core.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** One request to the registry, with retries over its URLs. Connects at the first request. */
final class RegistryHttp {

    /** Content type of Confluent's API. */
    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ObjectMapper json = new ObjectMapper();
    private final RegistryConfig config;
    private @Nullable HttpClient client;

    RegistryHttp(RegistryConfig config) {
        this.config = config;
    }

    /**
     * What the registry answered.
     *
     * @param url base URL that answered
     * @param status HTTP status
     * @param body JSON body; a missing node where it is not JSON
     */
    record Answer(URI url, int status, JsonNode body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Returns Confluent's error code, which says more than the HTTP status; 0 where there is none. */
        int errorCode() {
            return body.path("error_code").asInt();
        }

        String message() {
            return body.path("message").asText("no message");
        }
    }

    /**
     * Sends a request until a server answers without a server error.
     *
     * @param method HTTP method
     * @param path path under the base URL
     * @param body JSON to send; null for none
     * @return answer with a status below 500
     * @throws RegistryUnavailableException if all attempts failed
     */
    Answer send(String method, String path, @Nullable JsonNode body) {
        String failure = "no attempt was made";
        IOException cause = null;
        Duration pause = config.retryPause();
        int attempts = Math.max(config.retries() + 1, config.urls().size());
        for (int attempt = 0; attempt < attempts; attempt++) {
            URI base = config.urls().get(attempt % config.urls().size());
            if (attempt >= config.urls().size()) {
                rest(pause);
                pause = pause.multipliedBy(2);
            }
            try {
                Answer answer = once(base, method, path, body);
                if (answer.status() < FIRST_SERVER_ERROR && answer.status() != TOO_MANY_REQUESTS) {
                    return answer;
                }
                failure = "status " + answer.status() + ", " + answer.message();
            } catch (IOException e) {
                cause = e;
                failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
        }
        String message = "schema registry " + urls() + " does not answer " + method + " " + path + ": " + failure
                + " (after " + attempts + " attempts)";
        throw cause == null
                ? new RegistryUnavailableException(message)
                : new RegistryUnavailableException(message, cause);
    }

    ObjectMapper json() {
        return json;
    }

    String urls() {
        return String.join(", ", config.urls().stream().map(URI::toString).toList());
    }

    private Answer once(URI base, String method, String path, @Nullable JsonNode body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(config.readTimeout())
                .header("Accept", CONTENT_TYPE + ", application/json")
                .header("Content-Type", CONTENT_TYPE)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(json.writeValueAsString(body)));
        String authorization = config.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client().send(request.build(), BodyHandlers.ofString());
            return new Answer(base, response.statusCode(), parse(response.body()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private JsonNode parse(String body) {
        try {
            JsonNode node = json.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private synchronized HttpClient client() {
        HttpClient ready = client;
        if (ready == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(config.connectTimeout());
            if (config.tls() != null) {
                builder.sslContext(config.tls());
            }
            ready = builder.build();
            client = ready;
        }
        return ready;
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
