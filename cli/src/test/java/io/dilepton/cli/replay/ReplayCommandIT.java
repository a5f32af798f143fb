package io.dilepton.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.serde.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandIT {

    private static @Nullable LocalCluster cluster;
    private static String bootstrap = "";
    private static String registry = "";

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void startCluster() {
        LocalCluster started = LocalCluster.start(LocalClusterConfig.temporary());
        bootstrap = started.bootstrap();
        registry = started.registryUrl();
        cluster = started;
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldDeliverTheRestAndFailWhenTooManyRowsAreBad() throws IOException {
        Path file = EventRows.planted(directory.resolve("zee.csv"), 1000, 20);
        Path rejects = directory.resolve("bad.csv");
        Path report = directory.resolve("report.json");

        CommandRun run = replay("planted", file, "--rejects", rejects.toString(), "--report", report.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("5.00% of the rows were rejected");
        assertThat(run.out())
                .contains("read 1,000, sent 950, rejected 50")
                .contains("wrong-field-count")
                .contains("bad.csv");
        assertThat(Files.readAllLines(rejects))
                .hasSize(51)
                .element(1)
                .asString()
                .contains("\"zee.csv\",21,wrong-field-count");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("sent").asLong()).isEqualTo(950);
        assertThat(json.path("reasons").path("not-finite").asLong()).isEqualTo(5);
        assertThat(events("planted"))
                .hasSize(950)
                .allSatisfy(message -> assertThat(message.key()).startsWith("163000:0:"));
    }

    @Test
    void shouldSucceedWhenTheShareOfBadRowsIsAllowed() {
        Path file = EventRows.planted(directory.resolve("zee.csv"), 100, 20);
        String rejects = directory.resolve("bad.csv").toString();

        assertThat(replay("tolerant", file, "--rejects", rejects, "--max-reject-share", "0.05")
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldSendTheSameEventsWithLaterTimesWhenLooping() {
        Path file = EventRows.good(directory.resolve("zee.csv"), 40);
        long started = System.currentTimeMillis();

        CommandRun run =
                replay("looped", file, "--loop", "--limit", "100", "--rate", "2000", "--start", "2026-01-01T00:00:00Z");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("read 100, sent 100, rejected 0");
        List<ConsumerRecord<String, CollisionEvent>> messages = events("looped");
        assertThat(messages.stream().map(ConsumerRecord::key).distinct()).hasSize(40);
        assertThat(messages)
                .extracting(message -> message.value().eventTime())
                .doesNotHaveDuplicates()
                .contains(Instant.parse("2026-01-01T00:00:00.049500Z"));
        assertThat(messages)
                .as("retention counts from the time of arrival, not of the collision")
                .allMatch(message -> message.timestampType() == TimestampType.LOG_APPEND_TIME)
                .allMatch(message -> message.timestamp() >= started);
    }

    @Test
    void shouldReplayARealFile() {
        String data = System.getenv("DILEPTON_DATA");
        assumeThat(data)
                .as("set DILEPTON_DATA to the directory of the collider data")
                .isNotNull();

        CommandRun run = replay("real", Path.of(data, "zmumu_cms2010.csv.gz"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("read 405, sent 405, rejected 0");
        assertThat(events("real"))
                .hasSize(405)
                .allMatch(
                        message -> "zmumu_cms2010.csv.gz".equals(message.value().dataset()));
    }

    @Test
    void shouldSayInOneLineThatTheRegistryIsDown() {
        Path file = EventRows.good(directory.resolve("zee.csv"), 5);

        CommandRun run = CommandRun.of(
                "replay",
                file.toString(),
                "--topic",
                "no-registry",
                "--bootstrap",
                bootstrap,
                "--registry",
                "http://127.0.0.1:9");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("http://127.0.0.1:9");
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        Path file = EventRows.good(directory.resolve("zee.csv"), 5);
        Instant start = Instant.now();

        CommandRun run = CommandRun.of("replay", file.toString(), "--bootstrap", "127.0.0.1:9", "--registry", registry);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("127.0.0.1:9");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static CommandRun replay(String topic, Path file, String... options) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "replay",
                                file.toString(),
                                "--topic",
                                topic,
                                "--bootstrap",
                                bootstrap,
                                "--registry",
                                registry),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static List<ConsumerRecord<String, CollisionEvent>> events(String topic) {
        Map<String, Object> config =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ClusterKeys.REGISTRY.name(), registry);
        List<ConsumerRecord<String, CollisionEvent>> messages = new ArrayList<>();
        try (Serde<io.dilepton.schemas.CollisionEvent> serde =
                        AvroSerdes.forRecord(io.dilepton.schemas.CollisionEvent.class, config);
                KafkaConsumer<String, CollisionEvent> consumer = new KafkaConsumer<>(
                        config,
                        new StringDeserializer(),
                        (name, bytes) ->
                                EventCodec.fromAvro(serde.deserializer().deserialize(name, bytes)))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }
}
