package io.dilepton.cli.rescore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a real stream scored, by two champions one after the other and a challenger, scored again and compared. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RescoreAndCompareIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 1_500;

    @TempDir
    private static Path home;

    private static LocalCluster cluster;

    @BeforeAll
    static void stream() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        run("models", "publish", TrainedModels.train(home.resolve("1"), 1).toString(), "--alias", "champion");
        run("models", "publish", TrainedModels.train(home.resolve("2"), 2).toString(), "--alias", "challenger");
        CommandRun simulated = CommandRun.of(
                "simulate",
                "--events",
                String.valueOf(EVENTS),
                "--out",
                home.resolve("events.csv").toString());
        assertThat(simulated.exitCode()).as(simulated.err()).isZero();
        try (StreamApp app = StreamApp.start(StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(),
                cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(),
                cluster.registryUrl(),
                StreamKeys.STATE_DIR.name(),
                home.resolve("state").toString(),
                StreamKeys.REPLICATION_FACTOR.name(),
                "1",
                StreamKeys.METRICS_PORT.name(),
                "0")))) {
            app.awaitRunning(PATIENCE);
            run("replay", home.resolve("events.csv").toString(), "--max");
            await(app, () -> app.counts().scored() >= EVENTS);
            run("models", "promote", "z-candidate@challenger");
            await(app, () -> app.champion().version() == 2);
            run("replay", home.resolve("events.csv").toString(), "--max");
            await(app, () -> app.counts().scored() >= 2 * EVENTS);
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static void await(StreamApp app, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            app.throwFailure();
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static CommandRun command(String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()))
                .toArray(String[]::new));
    }

    private static String run(String... arguments) {
        CommandRun run = command(arguments);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run.out();
    }

    private static JsonNode rescored(int exitCode, String... arguments) throws IOException {
        Path report = home.resolve("report.json");
        CommandRun run =
                command(Stream.concat(Stream.of("rescore", "--report", report.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(exitCode);
        return new ObjectMapper().readTree(report.toFile());
    }

    private static Map<String, Object> clients() {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "schema.registry.url",
                cluster.registryUrl(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"));
    }

    /** Writes a scored event of the past once more, changed. */
    private static void forge(UnaryOperator<ScoredEvent> change) {
        TopicPartition partition = new TopicPartition(Topics.SCORED_Z, 0);
        try (Serde<ScoredEvent> serde = AvroSerdes.forRecord(ScoredEvent.class, clients());
                var consumer =
                        new KafkaConsumer<>(clients(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecord<byte[], byte[]> first =
                    consumer.poll(Duration.ofSeconds(30)).iterator().next();
            ScoredEvent event = serde.deserializer().deserialize(Topics.SCORED_Z, first.value());
            byte[] value = serde.serializer().serialize(Topics.SCORED_Z, change.apply(event));
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(Topics.SCORED_Z, 0, first.key(), value));
            producer.flush();
            assertThat(sent).isDone();
        }
    }

    @Test
    @Order(1)
    void shouldReproduceEveryScoreOfEveryVersionBitForBit() throws IOException {
        JsonNode report = rescored(0);
        assertThat(report.path("compared").asInt()).isEqualTo(2 * EVENTS);
        assertThat(report.path("identical").asInt()).isEqualTo(2 * EVENTS);
        assertThat(report.path("models")).hasSize(2);
        assertThat(report.path("models").get(0).path("identical").asInt()).isEqualTo(EVENTS);
        assertThat(report.path("models").get(1).path("identical").asInt()).isEqualTo(EVENTS);
        assertThat(rescored(0, "--topic", "shadow").path("identical").asInt()).isEqualTo(2 * EVENTS);
        assertThat(rescored(0, "--limit", "700").path("compared").asInt()).isEqualTo(700);
        assertThat(rescored(0, "--from", "10", "--to", "20").path("compared").asInt())
                .isBetween(1, 10 * 4);
        assertThat(rescored(0, "--from", "latest").path("compared").asInt()).isZero();
    }

    @Test
    @Order(2)
    void shouldCompareChampionAndChallengerOnTheEventsThatBothScored() throws IOException {
        JsonNode itself = new ObjectMapper().readTree(run("models", "compare", "z-candidate", "--json"));
        assertThat(itself.path("events").asInt()).isEqualTo(EVENTS);
        assertThat(itself.path("agreement").path("value").asDouble()).isEqualTo(1);
        assertThat(itself.path("difference").path("maxAbsolute").asDouble()).isZero();
        run("models", "demote", "z-candidate");
        CommandRun none = command("models", "compare", "z-candidate");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("model z-candidate has no challenger");

        JsonNode json = new ObjectMapper()
                .readTree(run("models", "compare", "z-candidate", "--champion", "1", "--challenger", "2", "--json"));
        assertThat(new ObjectMapper()
                        .readTree(run(
                                "models", "compare", "z-candidate", "--champion", "1", "--challenger", "2", "--json")))
                .as("the intervals of the same events")
                .isEqualTo(json);
        assertThat(json.path("events").asInt()).isEqualTo(EVENTS);
        assertThat(json.path("unpairedChampion").asInt()).isZero();
        assertThat(json.path("label").asText()).isEqualTo("window");
        double agreement = json.path("agreement").path("value").asDouble();
        assertThat(agreement).isBetween(0.5, 0.99999);
        assertThat(json.path("agreement").path("low").asDouble()).isLessThan(agreement);
        assertThat(json.path("correlation").path("spearman").asDouble()).isBetween(0.3, 0.99999);
        JsonNode auc = json.path("auc");
        assertThat(auc.path("champion").path("value").asDouble()).isBetween(0.8, 1.0);
        assertThat(auc.path("difference").path("value").asDouble())
                .isCloseTo(
                        auc.path("challenger").path("value").asDouble()
                                - auc.path("champion").path("value").asDouble(),
                        within(1e-12));
        String table = run("models", "compare", "z-candidate", "--champion", "1", "--challenger", "2");
        assertThat(table)
                .contains(
                        "champion 1 and challenger 2 on 1,500 events that both scored (0 and 1,500 without a partner)")
                .contains("mass of the pair from 80 to 100 GeV")
                .containsPattern("AUC +0\\.\\d{5} \\[");
        assertThat(command("models", "compare", "z-candidate", "--challenger", "1")
                        .err())
                .contains("no event was scored by both z-candidate@2 and, in shadow, z-candidate@1")
                .contains("other shadow scores: 3000 by version 2");
    }

    @Test
    @Order(3)
    void shouldFailWhenAScoreDiffersInItsLastBit() throws IOException {
        forge(event -> {
            event.setProbability(Math.nextUp((float) event.getProbability()));
            return event;
        });
        JsonNode report = rescored(1);
        assertThat(report.path("different").asInt()).isEqualTo(1);
        assertThat(report.path("identical").asInt()).isEqualTo(2 * EVENTS);
        assertThat(report.path("differences").get(0).path("scored").asText()).startsWith(Topics.SCORED_Z + "-0@");
    }

    @Test
    @Order(4)
    void shouldSayWhichEventsAndModelsAreGone() throws Exception {
        forge(event -> {
            event.setModelSha256("ab".repeat(32));
            return event;
        });
        forge(event -> {
            event.setSourceTopic("no-such-topic");
            return event;
        });
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.deleteRecords(Map.of(new TopicPartition(Topics.EVENTS, 0), RecordsToDelete.beforeOffset(5)))
                    .all()
                    .get();
        }
        run("models", "retire", "z-candidate@1");
        JsonNode report = rescored(0);
        assertThat(report.path("different").asInt()).isZero();
        assertThat(report.path("identical").asInt()).isEqualTo(EVENTS);
        assertThat(report.path("sourceGone").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(report.path("modelGone").asInt() + report.path("sourceGone").asInt())
                .isEqualTo(EVENTS + 3);
        assertThat(report.path("goneModels").path("z-candidate@1").asText()).contains("z-candidate@1 is retired");
    }
}
