package io.dilepton.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.event.Origin;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.generator.shard.Snapshots;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of the service on a real broker. */
class GeneratorAppIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalCluster cluster;
    private static GeneratorApp first;
    private static GeneratorApp second;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws InterruptedException {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        first = GeneratorApp.start(config("first"));
        second = GeneratorApp.start(config("second"));
        assertThat(first.awaitReady(PATIENCE)).isTrue();
        assertThat(second.awaitReady(PATIENCE)).isTrue();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (first.lanes().isEmpty() || second.lanes().isEmpty()) {
            assertThat(System.nanoTime()).as("both have lanes in time").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        cluster.close();
    }

    private static GeneratorConfig config(String instance) {
        Map<String, String> settings = new HashMap<>(clients());
        settings.put(GeneratorKeys.INSTANCE.name(), instance);
        settings.put(GeneratorKeys.PORT.name(), "0");
        settings.put(GeneratorKeys.METRICS_PORT.name(), "0");
        settings.put(GeneratorKeys.QUOTA_STREAMS.name(), "3");
        return GeneratorConfig.parse(settings);
    }

    private static Map<String, String> clients() {
        return Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
    }

    private static CollisionEvent found(EventCoder coder, Map<String, byte[]> delivered, CollisionEvent event) {
        return coder.decode(
                        Topics.SYNTHETIC_EVENTS,
                        new RecordHeaders(),
                        Objects.requireNonNull(delivered.get(event.id().key())))
                .event();
    }

    @Test
    void shouldDeliverExactlyWhatWasOrderedWhenTwoInstancesShareTheWork() throws Exception {
        HttpResponse<String> ordered = send(
                "POST",
                "/v1/streams",
                "{\"id\":\"large\",\"count\":20000,\"seed\":7,\"rate\":40000,\"reweighting\":{\"expectedEvents\":5000}}");
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        assertThat(ordered.headers().firstValue("Location")).contains("/v1/streams/large");

        JsonNode receipt = awaitEnd("large").path("receipt");

        assertThat(receipt.path("state").asText()).isEqualTo("completed");
        assertThat(receipt.path("delivered").asLong()).isEqualTo(20_000);
        assertThat(receipt.path("model").path("name").asText()).isEqualTo(SimulatedEvents.Z_PEAK);
        assertThat(receipt.path("deliveredBy").path("first").asLong()).isPositive();
        assertThat(receipt.path("deliveredBy").path("second").asLong()).isPositive();
        JsonNode quality = receipt.path("quality");
        assertThat(quality.path("constraintViolations").asLong(-1)).isZero();
        assertThat(quality.at("/twoSampleAuc/value").asDouble()).isBetween(0.4, 0.6);
        assertThat(quality.at("/twoSampleAuc/floor").isMissingNode()).isFalse();
        assertThat(quality.path("w1Mean").asDouble())
                .isLessThan(2 * quality.path("w1MeanFloor").asDouble());
        Map<String, byte[]> delivered = read(Topics.SYNTHETIC_EVENTS, "large");
        SyntheticSeries series = new SyntheticSeries(
                SimulatedEvents.Z_PEAK, 1, "large", 7, SyntheticSeries.DEFAULT_START, Duration.ofNanos(25_000));
        try (EventFormat format = EventFormat.of(clients());
                EventSource again = SimulatedEvents.zPeak(series, Conditions.NONE)) {
            EventCoder coder = format.newCoder();
            assertThat(delivered).hasSize(20_000);
            for (CollisionEvent event : again.events(19_000, 1_000)) {
                CollisionEvent found = found(coder, delivered, event);
                assertThat(found.first()).isEqualTo(event.first());
                assertThat(found.eventTime()).isEqualTo(event.eventTime());
                assertThat(found.lineage()).isEqualTo(event.lineage());
                assertThat(found.origin()).isEqualTo(Origin.SYNTHETIC);
                assertThat(Objects.requireNonNull(found.truth()).weight()).isEqualTo(0.25);
            }
        }
    }

    @Test
    void shouldGiveTheSameBytesWhenAnOrderComesThroughTheTopic() throws Exception {
        TopicSpec own = new TopicSpec("dilepton.synthetic.own", 2, Duration.ofDays(1), false, Map.of());
        try (TopicAdmin admin = new TopicAdmin(clients(), PATIENCE)) {
            admin.create(List.of(own), (short) 1);
        }
        String request = "{\"count\":1500,\"seed\":3,\"topic\":\"dilepton.synthetic.own\","
                + "\"conditions\":{\"channel\":\"muon\",\"massMin\":80,\"massMax\":100}}";
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new HashMap<>(clients()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.SYNTHETIC_REQUESTS,
                            "from-topic".getBytes(StandardCharsets.UTF_8),
                            request.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        assertThat(awaitEnd("from-topic").path("state").asText()).isEqualTo("completed");
        Map<String, byte[]> delivered = read("dilepton.synthetic.own", "from-topic");
        SyntheticSeries series = SyntheticSeries.of(SimulatedEvents.Z_PEAK, 1, "from-topic", 3);
        try (EventFormat format = EventFormat.of(clients());
                EventSource again = SimulatedEvents.zPeak(series, new Conditions(Channel.MUON, 80, 100))) {
            EventCoder coder = format.newCoder();
            Map<String, byte[]> expected = new TreeMap<>();
            again.events(0, 1_500)
                    .forEach(event -> expected.put(event.id().key(), coder.event("dilepton.synthetic.own", event)));
            assertThat(delivered.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (key, value) -> assertThat(delivered.get(key)).as(key).isEqualTo(value));
        }
    }

    @Test
    void shouldOrderFromAModelThatComesWithTheProductByItsName() throws Exception {
        ModelArtifact zee = ShippedGenerators.named("zee");
        String target = "{\"observable\":\"pairPt\",\"edges\":[0,10,20,60],\"contents\":[1,1,2]}";
        HttpResponse<String> ordered = send(
                "POST",
                "/v1/streams",
                "{\"id\":\"trained\",\"model\":\"zee\",\"count\":6000,\"seed\":11,\"reweighting\":{\"target\":" + target
                        + "}}");
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);

        JsonNode receipt = awaitEnd("trained").path("receipt");

        assertThat(receipt.path("delivered").asLong()).isEqualTo(6_000);
        assertThat(receipt.at("/model/name").asText()).isEqualTo("zee");
        assertThat(receipt.at("/model/version").asInt())
                .isEqualTo(zee.manifest().version());
        assertThat(receipt.at("/model/sha256").asText())
                .isEqualTo(zee.manifest().sha256());
        JsonNode quality = receipt.path("quality");
        assertThat(quality.path("constraintViolations").asLong(-1))
                .as("%s", quality)
                .isZero();
        assertThat(quality.at("/twoSampleAuc/value").asDouble()).isBetween(0.45, 0.75);
        assertThat(quality.at("/twoSampleAuc/floor").asDouble()).isBetween(0.4, 0.6);
        assertThat(quality.path("w1Mean").asDouble())
                .isBetween(quality.path("w1MeanFloor").asDouble() / 2, 0.2);
        assertThat(quality.at("/againstTraining/rows").asLong())
                .isEqualTo(zee.manifest().training().trainRows());
        assertThat(quality.at("/againstTraining/features"))
                .hasSize(ObservableSets.Z_PAIR.observables().size());
        assertThat(quality.at("/againstTraining/ksLargest").asDouble()).isBetween(0.005, 0.1);
        JsonNode reweighting = receipt.path("reweighting");
        assertThat(reweighting.at("/delivered/2").asDouble()).isCloseTo(0.5, within(0.05));
        Map<String, byte[]> delivered = read(Topics.SYNTHETIC_EVENTS, "trained");
        SyntheticSeries series = SyntheticSeries.of("zee", zee.manifest().version(), "trained", 11);
        try (EventFormat format = EventFormat.of(clients());
                EventSource again = GeneratedEvents.load(zee, InferenceDevice.CPU, series, Conditions.NONE)) {
            EventCoder coder = format.newCoder();
            assertThat(delivered).hasSize(6_000);
            for (CollisionEvent event : again.events(3_000, 500)) {
                CollisionEvent found = found(coder, delivered, event);
                assertThat(found.first()).isEqualTo(event.first());
                assertThat(found.second()).isEqualTo(event.second());
                assertThat(found.lineage()).isEqualTo(event.lineage());
                assertThat(Objects.requireNonNull(found.truth()).weight()).isNotNegative();
            }
        }
    }

    @Test
    void shouldKeepThePaceAndStopWhenCancelled() throws Exception {
        assertThat(send("POST", "/v1/streams", "{\"id\":\"endless\",\"unbounded\":true,\"rate\":500}")
                        .statusCode())
                .isEqualTo(201);
        Instant begun = Instant.now();
        HttpResponse<java.util.stream.Stream<String>> followed = HTTP.send(
                HttpRequest.newBuilder(URI.create(second.url() + "/v1/streams/endless/events"))
                        .build(),
                BodyHandlers.ofLines());
        assertThat(followed.headers().firstValue("Content-Type")).contains("text/event-stream");
        Thread.sleep(4_000);
        HttpResponse<String> cancelled = send("DELETE", "/v1/streams/endless", "");
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
        assertThat(cancelled.statusCode()).isEqualTo(202);

        JsonNode last = awaitEnd("endless");

        assertThat(last.path("state").asText()).isEqualTo("cancelled");
        double rate = last.path("emitted").asLong() / seconds;
        // It begins a second after it was accepted.
        assertThat(rate).isBetween(300.0, 700.0);
        assertThat(last.path("receipt").path("pace").path("error").asDouble()).isLessThan(0.02);
        List<String> lines = followed.body().toList();
        assertThat(lines).contains("event: running", "event: cancelled");
        assertThat(read(Topics.SYNTHETIC_EVENTS, "endless"))
                .hasSize(last.path("emitted").asInt());
        assertThat(send("DELETE", "/v1/streams/endless", "").statusCode()).isEqualTo(409);
    }

    @Test
    void shouldSayWhatIsWrongWhenARequestCannotBeServed() throws Exception {
        assertThat(refused("{\"count\":0,\"rate\":-1,\"colour\":\"red\"}"))
                .contains("count", "rate", "there is no such field");
        assertThat(refused("{\"count\":10,\"topic\":\"dilepton.events\"}")).contains("topic", "recorded");
        assertThat(refused("{\"count\":10,\"topic\":\"dilepton.synthetic.nowhere\"}"))
                .contains("does not exist");
        assertThat(refused("{\"count\":10,\"model\":\"no-such-model\"}"))
                .contains("model", "no-such-model", "simulation, " + String.join(", ", ShippedGenerators.names()));
        assertThat(refused("{\"count\":10,\"model\":\"zee/999\"}")).contains("zee/999");
        assertThat(refused("{\"count\":10,\"reweighting\":{\"target\":{\"observable\":\"pairMass\",\"edges\":[300,400],"
                        + "\"contents\":[1]}}}"))
                .contains("300.0 to 400.0");
        assertThat(refused("{\"count\":10,\"conditions\":{\"massMin\":500}}")).contains("conditions");
        assertThat(refused("no JSON")).contains("no JSON");
        assertThat(send("GET", "/v1/streams/nobody", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/v1/streams", "{}").statusCode()).isEqualTo(405);
    }

    private static String refused(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/v1/streams", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body())
                        .path("problems")
                        .path(0)
                        .path("remedy")
                        .asText())
                .isNotEmpty();
        return answer.body();
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(first.url() + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode awaitEnd(String id) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode status = JSON.readTree(send("GET", "/v1/streams/" + id, "").body());
            if (status.has("receipt")) {
                return status;
            }
            assertThat(System.nanoTime()).as("%s ends in time: %s", id, status).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** Reads the events of a request by their keys, and makes sure that none comes twice. */
    private static Map<String, byte[]> read(String topic, String id) {
        Map<String, byte[]> events = new TreeMap<>();
        Map<String, Object> clients = new HashMap<>(clients());
        try (EventFormat format = EventFormat.of(clients);
                var consumer = Snapshots.make(clients, "")) {
            EventCoder coder = format.newCoder();
            Snapshots.readAll(consumer, clients, Snapshots.partitions(consumer, topic), () -> true, record -> {
                CollisionEvent event =
                        coder.decode(topic, record.headers(), record.value()).event();
                Lineage lineage = event.lineage();
                if (lineage != null && lineage.requestId().equals(id)) {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    assertThat(key).isEqualTo(event.id().key());
                    assertThat(events.put(key, record.value())).as(key).isNull();
                }
            });
        }
        return events;
    }
}
