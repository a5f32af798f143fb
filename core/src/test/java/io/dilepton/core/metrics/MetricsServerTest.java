package io.dilepton.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    private static final String HOST = "127.0.0.1";

    private final Meters meters = new Meters("test");
    private Health.Status ready = Health.Status.of(List.of("still starting"));
    private final Health health = new Health() {
        @Override
        public Status live() {
            return Status.UP;
        }

        @Override
        public Status ready() {
            return ready;
        }
    };
    private final MetricsServer server = MetricsServer.start(HOST, 0, meters, health);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        meters.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void shouldShowMetersInTheTextFormatOfPrometheus() throws IOException, InterruptedException {
        meters.registry().counter("dilepton.events.in").increment(3);
        Meters.timer("dilepton.score.latency").register(meters.registry()).record(Duration.ofNanos(1_500));
        HttpResponse<String> response = send("GET", "/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(response.body())
                .contains("dilepton_events_in_total{application=\"test\"} 3.0")
                .contains("dilepton_score_latency_seconds_bucket{application=\"test\",le=\"1.0E-6\"} 0")
                .contains("dilepton_score_latency_seconds_bucket{application=\"test\",le=\"2.0E-6\"} 1")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void shouldAnswerHealthWithReasons() throws IOException, InterruptedException {
        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> starting = send("GET", "/health/ready");
        assertThat(starting.statusCode()).isEqualTo(503);
        assertThat(starting.body()).isEqualTo("{\"status\":\"down\",\"reasons\":[\"still starting\"]}\n");
        ready = Health.Status.UP;
        HttpResponse<String> started = send("GET", "/health/ready");
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(started.body()).isEqualTo("{\"status\":\"up\",\"reasons\":[]}\n");
    }

    @Test
    void shouldRefuseOtherMethodsAndPaths() throws IOException, InterruptedException {
        assertThat(send("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/health/live").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/metrics/x").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNameThePortWhenItIsTaken() {
        assertThatThrownBy(() -> MetricsServer.start(HOST, server.port(), meters, health))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot serve metrics on 127.0.0.1:" + server.port())
                .hasMessageContaining("choose another port");
    }
}
