package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamAppIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 2_000;
    private static final int POISON_EVERY = 100;

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;
    private static Serde<CollisionEvent> events;
    private static Serde<ScoredEvent> scored;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        events = AvroSerdes.forRecord(CollisionEvent.class, clients());
        scored = AvroSerdes.forRecord(ScoredEvent.class, clients());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
    }

    private static StreamConfig config() {
        return StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(),
                cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(),
                cluster.registryUrl(),
                StreamKeys.STATE_DIR.name(),
                directory.toString(),
                StreamKeys.THREADS.name(),
                "2",
                StreamKeys.REPLICATION_FACTOR.name(),
                "1",
                StreamKeys.METRICS_PORT.name(),
                "0"));
    }

    private static ModelManifest promoted(float bias) {
        ModelPublisher publisher = new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap()));
        ModelManifest manifest = publisher.publish(TinyModels.model(1, bias));
        publisher.promote(manifest.name(), manifest.version(), Promotion.CHAMPION);
        return manifest;
    }

    /** Sends events numbered from..to-1; every hundredth is no Avro. */
    private static void send(long from, long to) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrap());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (long number = from; number < to; number++) {
                byte[] value = number % POISON_EVERY == 0
                        ? ("poison " + number).getBytes(StandardCharsets.UTF_8)
                        : events.serializer().serialize(Topics.EVENTS, Events.muons(number));
                sent.add(producer.send(new ProducerRecord<>(Topics.EVENTS, "7:3:" + number, value)));
            }
            producer.flush();
            assertThat(sent)
                    .allSatisfy(result -> assertThat(result.get().offset()).isNotNegative());
        }
    }

    /** Reads committed records of a topic from its beginning until the condition holds. */
    private static void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader, BooleanSupplier done) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrap(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!done.getAsBoolean() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(reader);
            }
        }
    }

    private static Map<Long, List<ScoredEvent>> scoredEvents(long count) {
        Map<Long, List<ScoredEvent>> byNumber = new HashMap<>();
        Map<Integer, Long> lastOffsets = new HashMap<>();
        read(
                Topics.SCORED_Z,
                record -> {
                    ScoredEvent event = scored.deserializer().deserialize(record.topic(), record.value());
                    Long last = lastOffsets.put(event.getSourcePartition(), event.getSourceOffset());
                    assertThat(event.getSourceOffset())
                            .as("offset in partition %d, after %s", event.getSourcePartition(), last)
                            .isGreaterThan(last == null ? -1 : last);
                    byNumber.computeIfAbsent(event.getEventNumber(), number -> new ArrayList<>())
                            .add(event);
                },
                () -> byNumber.size() >= count);
        return byNumber;
    }

    private static HttpResponse<String> http(StreamApp app, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(app.url() + path)).build(), BodyHandlers.ofString());
    }

    @Test
    @Order(1)
    void shouldSayHowToPublishWhenThereIsNoChampion() {
        assertThatThrownBy(() -> StreamApp.start(config()))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("no champion of z-candidate: publish one with `dilepton train z-candidate --publish`");
    }

    @Test
    @Order(2)
    void shouldGiveEveryRecordOneFateAndSwapTheModelWhenItIsPromoted() throws IOException, InterruptedException {
        ModelManifest first = promoted(-1);
        assertThat(promoted(-1)).isEqualTo(first);
        send(0, EVENTS / 2);
        try (StreamApp app = StreamApp.start(config())) {
            app.awaitRunning(PATIENCE);
            assertThat(http(app, "/health/ready").statusCode()).isEqualTo(200);
            send(EVENTS / 2, EVENTS);
            int poison = EVENTS / POISON_EVERY;
            Map<Long, List<ScoredEvent>> byNumber = scoredEvents(EVENTS - poison);
            assertThat(byNumber.values()).allSatisfy(once -> {
                assertThat(once).hasSize(1);
                assertThat(once.get(0).getModelVersion()).isEqualTo(first.version());
                assertThat(once.get(0).getDecision()).isFalse();
            });
            assertThat(byNumber.keySet())
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .filter(number -> number % POISON_EVERY != 0)
                            .boxed()
                            .toList());
            assertThat(deadLetters(poison)).hasSize(poison).doesNotHaveDuplicates();

            ModelManifest second = promoted(1);
            assertThat(second.version()).isEqualTo(first.version() + 1);
            awaitVersion(app, second.version());
            send(EVENTS, EVENTS + 100);
            ScoredEvent later = scoredEvents(EVENTS - poison + 99)
                    .getOrDefault(EVENTS + 50L, List.of())
                    .get(0);
            assertThat(later.getModelVersion()).isEqualTo(second.version());
            assertThat(later.getModelSha256()).isEqualTo(second.sha256());
            assertThat(later.getDecision()).isTrue();

            assertThat(app.counts().isBalanced()).isTrue();
            assertThat(app.counts().in()).isEqualTo(EVENTS + 100);
            assertThat(http(app, "/health/live").statusCode()).isEqualTo(200);
            String metrics = http(app, "/metrics").body();
            assertThat(value(metrics, "dilepton_batch_size_events_sum"))
                    .as("events in batches")
                    .isEqualTo((double) app.counts().scored());
            assertThat(value(metrics, "dilepton_batch_size_events_count"))
                    .as("batches")
                    .isLessThan(app.counts().scored() / 3.0);
            assertThat(metrics)
                    .contains("dilepton_events_in_total{application=\"stream\"} " + (EVENTS + 100.0))
                    .contains(
                            "dilepton_model_version{alias=\"champion\",application=\"stream\",model=\"z-candidate\"} 2.0")
                    .contains(
                            "dilepton_model_swaps_total{alias=\"champion\",application=\"stream\",model=\"z-candidate\"} 1.0")
                    .contains("kafka_stream_");
        }
    }

    @Test
    @Order(3)
    void shouldGoOnWhereItStoppedWhenItIsStartedAgain() {
        try (StreamApp app = StreamApp.start(config())) {
            app.awaitRunning(PATIENCE);
            send(EVENTS + 100, EVENTS + 200);
            int expected = (EVENTS + 200) / POISON_EVERY * (POISON_EVERY - 1);
            Map<Long, List<ScoredEvent>> byNumber = scoredEvents(expected);
            assertThat(byNumber).hasSize(expected);
            assertThat(byNumber.values()).allSatisfy(once -> assertThat(once).hasSize(1));
            assertThat(app.counts().in()).isEqualTo(100);
        }
    }

    @Test
    @Order(4)
    void shouldKeepTheChampionWhenTheNextOneIsAGenerator() throws IOException, InterruptedException {
        ModelPublisher publisher = new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap()));
        try (StreamApp app = StreamApp.start(config())) {
            app.awaitRunning(PATIENCE);
            int serving = app.champion().version();
            ModelManifest generator = publisher.publish(TinyModels.generator(1));
            publisher.promote(generator.name(), generator.version(), Promotion.CHAMPION);
            EventFlow.await(() -> refusals(app) > 0);

            send(EVENTS + 200, EVENTS + 300);

            int expected = (EVENTS + 300) / POISON_EVERY * (POISON_EVERY - 1);
            ScoredEvent scored = scoredEvents(expected)
                    .getOrDefault(EVENTS + 250L, List.of())
                    .get(0);
            assertThat(scored.getModelVersion()).isEqualTo(serving);
            assertThat(app.champion().version()).isEqualTo(serving);
        }
    }

    private static double refusals(StreamApp app) {
        try {
            return http(app, "/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("dilepton_model_refused_total{alias=\"champion\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .sum();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the metrics cannot be read", e);
        }
    }

    private static double value(String metrics, String name) {
        String line = metrics.lines()
                .filter(text -> text.startsWith(name + "{application=\"stream\",lane=\"z\"}"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.indexOf(' ')));
    }

    private static List<String> deadLetters(int count) {
        List<String> values = new ArrayList<>();
        read(
                Topics.DLQ,
                record -> {
                    values.add(new String(record.value(), StandardCharsets.UTF_8));
                    byte[] reason = record.headers()
                            .lastHeader(DeadLetterHeaders.REASON)
                            .value();
                    assertThat(reason).asString(StandardCharsets.UTF_8).isEqualTo("value.undecodable");
                },
                () -> values.size() >= count);
        return values;
    }

    private static void awaitVersion(StreamApp app, int version) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (app.champion().version() != version && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(app.champion().version()).isEqualTo(version);
    }
}
