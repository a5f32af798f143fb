package io.dilepton.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running stream could not read is exported, mended, sent again, and scored. */
class DeadLetterRoundTripIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int EVENTS = 20;

    @TempDir
    private Path home;

    private CommandRun command(LocalCluster cluster, String... arguments) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run;
    }

    private JsonNode json(LocalCluster cluster, String... arguments) throws IOException {
        return MAPPER.readTree(command(
                        cluster,
                        Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new))
                .out());
    }

    /** Inspects until a count has a value: the stream's own counts run ahead of the commit that shows its letters to others. */
    private JsonNode inspected(LocalCluster cluster, String count, int value) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode inspected = json(cluster, "dlq", "inspect");
        while (inspected.at(count).asInt() != value && System.nanoTime() < deadline) {
            inspected = json(cluster, "dlq", "inspect");
        }
        assertThat(inspected.at(count).asInt()).as(count).isEqualTo(value);
        return inspected;
    }

    private static void await(StreamApp app, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            app.throwFailure();
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static byte[] event(Serde<io.dilepton.schemas.CollisionEvent> serde, long number) {
        CollisionEvent event = CollisionEvent.ofPair(
                new EventId(7, 3, number),
                Instant.parse("2012-07-04T00:00:00Z"),
                Origin.DATA,
                null,
                new Lepton(LeptonFlavour.MUON, 1, 45, 0.5, 1, LeptonFlavour.MUON.mass()),
                new Lepton(LeptonFlavour.MUON, -1, 40, -0.5, -2, LeptonFlavour.MUON.mass()),
                null);
        return serde.serializer().serialize(Topics.EVENTS, EventCodec.toAvro(event));
    }

    private StreamConfig config(LocalCluster cluster) {
        return StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(),
                cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(),
                cluster.registryUrl(),
                StreamKeys.STATE_DIR.name(),
                home.resolve("state").toString(),
                StreamKeys.REPLICATION_FACTOR.name(),
                "1",
                StreamKeys.DUPLICATES.name(),
                "drop",
                StreamKeys.METRICS_PORT.name(),
                "0"));
    }

    @Test
    void shouldScoreWhatWasMendedAndNotLoopOnWhatWasNot() throws IOException {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary())) {
            Map<String, Object> clients =
                    Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
            command(
                    cluster,
                    "models",
                    "publish",
                    TrainedModels.train(home.resolve("model"), 1).toString(),
                    "--alias",
                    "champion");
            try (StreamApp app = StreamApp.start(config(cluster));
                    Serde<io.dilepton.schemas.CollisionEvent> serde =
                            AvroSerdes.forRecord(io.dilepton.schemas.CollisionEvent.class, clients);
                    KafkaProducer<String, byte[]> producer =
                            new KafkaProducer<>(clients, new StringSerializer(), new ByteArraySerializer())) {
                app.awaitRunning(PATIENCE);
                for (long number = 0; number < EVENTS; number++) {
                    byte[] value = event(serde, number);
                    byte[] sent = number % 10 == 7 ? Arrays.copyOf(value, value.length - 9) : value;
                    assertThat(producer.send(new ProducerRecord<>(Topics.EVENTS, "7:3:" + number, sent)))
                            .isNotCancelled();
                }
                producer.flush();
                await(
                        app,
                        () -> app.counts().scored() == EVENTS - 2
                                && app.counts().deadLettered() == 2);

                JsonNode inspected = inspected(cluster, "/reasons/value.undecodable", 2);
                assertThat(inspected
                                .path("newest")
                                .get(0)
                                .path("origin")
                                .path("topic")
                                .asText())
                        .isEqualTo(Topics.EVENTS);
                Path file = home.resolve("letters.jsonl");
                command(cluster, "dlq", "export", "--out", file.toString());
                StringBuilder mended = new StringBuilder();
                for (String line : Files.readAllLines(file)) {
                    ObjectNode letter = (ObjectNode) MAPPER.readTree(line);
                    if (letter.path("keyText").asText().equals("7:3:7")) {
                        letter.put("value", event(serde, 7));
                    }
                    mended.append(letter).append('\n');
                }
                Files.writeString(file, mended);

                assertThat(json(cluster, "dlq", "replay", "--file", file.toString())
                                .path("sent")
                                .asInt())
                        .isEqualTo(2);
                await(
                        app,
                        () -> app.counts().scored() == EVENTS - 1
                                && app.counts().deadLettered() == 3);
                JsonNode again = inspected(cluster, "/failedAgainAfterReplay", 1);
                assertThat(again.path("newest").get(0).path("replayedFrom").asText())
                        .startsWith("0/");
                assertThat(json(cluster, "dlq", "replay", "--dry-run")
                                .path("sent")
                                .asInt())
                        .as("the letter that failed again is a new one")
                        .isEqualTo(1);
                assertThat(app.counts().isBalanced()).isTrue();
            }
        }
    }
}
