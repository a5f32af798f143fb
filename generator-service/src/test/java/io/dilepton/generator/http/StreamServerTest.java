package io.dilepton.generator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamState;
import io.dilepton.generator.request.StreamStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Desk desk = new Desk();
    private StreamServer server = StreamServer.start("127.0.0.1", 0, new BearerTokens(""), desk);

    /** A service without a broker: what is ordered is accepted at once. */
    private static final class Desk implements StreamRequests {

        private final Map<String, StreamStatus> statuses = new ConcurrentHashMap<>();
        private final List<String> cancelled = new ArrayList<>();
        private boolean answers = true;

        @Override
        public void require(StreamRequest request) {
            if (request.rate() != null && request.rate() > 1000) {
                throw new RefusedRequestException(
                        Refusal.QUOTA, List.of(new Problem("rate", "is too high", "write less")));
            }
        }

        @Override
        public Optional<StreamStatus> order(StreamRequest request, Duration patience) {
            if (!answers) {
                return Optional.empty();
            }
            StreamStatus status = new StreamStatus(
                    request.id(),
                    request.client(),
                    StreamState.ACCEPTED,
                    0,
                    0,
                    StreamJson.json(request),
                    new StreamOrder.Model("m", 1, ""),
                    null,
                    List.of(),
                    null,
                    Instant.EPOCH,
                    Instant.EPOCH);
            statuses.put(request.id(), status);
            return Optional.of(status);
        }

        @Override
        public void cancel(String id) {
            cancelled.add(id);
        }

        @Override
        public List<StreamStatus> all() {
            return List.copyOf(statuses.values());
        }

        @Override
        public Optional<StreamStatus> find(String id) {
            return Optional.ofNullable(statuses.get(id));
        }

        @Override
        public Optional<StreamStatus> newer(StreamStatus seen, Duration patience) {
            return Optional.of(seen.with(StreamState.COMPLETED, 7, 0, Instant.ofEpochSecond(1)));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void shouldOrderFollowAndCancelWhenNobodyNeedsAToken() throws Exception {
        HttpResponse<String> ordered = send("POST", "/v1/streams", "{\"id\":\"a\",\"count\":7,\"client\":\"alice\"}");
        assertThat(ordered.statusCode()).isEqualTo(201);
        assertThat(send("POST", "/v1/streams", "{\"id\":\"a\",\"count\":7}").statusCode())
                .isEqualTo(409);
        assertThat(send("GET", "/v1/streams/a", "").body()).contains("\"client\":\"alice\"");
        assertThat(send("GET", "/v1/streams?state=accepted", "").body()).contains("\"id\":\"a\"");
        assertThat(send("GET", "/v1/streams?state=running", "").body()).contains("\"streams\":[]");
        assertThat(send("GET", "/v1/streams?state=red", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/v1/streams/a/events", "").body())
                .contains("event: accepted\n")
                .contains("event: completed\n")
                .contains("\"emitted\":7");
        assertThat(send("DELETE", "/v1/streams/a", "").statusCode()).isEqualTo(202);
        assertThat(desk.cancelled).containsExactly("a");
        assertThat(send("POST", "/v1/streams", "{\"count\":7,\"rate\":5000}").statusCode())
                .isEqualTo(429);
        assertThat(send("POST", "/v1/streams", "x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(send("PATCH", "/v1/streams/a", "").statusCode()).isEqualTo(405);
        desk.answers = false;
        assertThat(send("POST", "/v1/streams", "{\"id\":\"b\",\"count\":7}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldLetClientsInByTheirTokensWhenThereAreAny() throws Exception {
        server = StreamServer.start("127.0.0.1", 0, new BearerTokens("alice:secret-of-alice, bob:secret-of-bob"), desk);
        String[] alice = {"Authorization", "Bearer secret-of-alice"};
        String[] bob = {"Authorization", "Bearer secret-of-bob"};
        HttpResponse<String> nobody = send("GET", "/v1/streams", "");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(send("GET", "/v1/streams", "", "Authorization", "Bearer secret-of-eve")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> ordered =
                send("POST", "/v1/streams", "{\"id\":\"a\",\"count\":7,\"client\":\"bob\"}", alice);
        assertThat(ordered.body()).contains("\"client\":\"alice\"");
        assertThat(send("DELETE", "/v1/streams/a", "", bob).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/v1/streams/a", "", alice).statusCode()).isEqualTo(202);
        assertThat(send("GET", "/v1/openapi.json", "").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotRepeatTokensWhenTheyAreWrong() {
        assertThatThrownBy(() -> new BearerTokens("alice:short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short:");
    }

    @Test
    void shouldDescribeEveryFieldOfRequestsWhenTheDocumentIsServed() throws Exception {
        JsonNode document =
                new ObjectMapper().readTree(send("GET", "/v1/openapi.json", "").body());
        assertThat(document.path("openapi").asText()).startsWith("3.");
        List<String> described = new ArrayList<>();
        document.path("components")
                .path("schemas")
                .path("StreamRequest")
                .path("properties")
                .fieldNames()
                .forEachRemaining(described::add);
        String refusal =
                send("POST", "/v1/streams", "{\"count\":1,\"nothing\":1}").body();
        String remedy = new ObjectMapper()
                .readTree(refusal)
                .path("problems")
                .path(0)
                .path("remedy")
                .asText();
        assertThat(described)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(remedy).contains(field));
        assertThat(remedy.substring("there are ".length()).split(", ")).hasSameSizeAs(described);
        document.path("paths")
                .properties()
                .forEach(path -> assertThat(path.getKey()).startsWith("/v1/"));
        document.findValues("$ref")
                .forEach(
                        ref -> assertThat(document.at(ref.asText().substring(1)).isMissingNode())
                                .as(ref.asText())
                                .isFalse());
    }
}
