package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandProcess;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is trained and published, with its card, while the stream runs and events come in. */
class TrainWhileStreamingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    private static CommandProcess start(LocalCluster cluster, String... arguments) throws IOException {
        return CommandProcess.start(home, Map.of(), with(cluster, arguments));
    }

    private static String run(LocalCluster cluster, String... arguments) {
        CommandRun run = CommandRun.of(with(cluster, arguments));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static String[] with(LocalCluster cluster, String... arguments) {
        return Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()))
                .toArray(String[]::new);
    }

    @Test
    void shouldScoreByTheModelThatWasTrainedMeanwhile() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary())) {
            try (TopicAdmin admin = new TopicAdmin(Map.of("bootstrap.servers", cluster.bootstrap()), PATIENCE)) {
                admin.create(Topics.all(), (short) 1);
            }
            Path events = home.resolve("events.csv");
            assertThat(CommandRun.of("simulate", "--events", "2000", "--out", events.toString())
                            .exitCode())
                    .isZero();
            Path first = TrainedModels.train(home.resolve("first"), 1);
            run(cluster, "models", "publish", first.toString(), "--alias", "champion");
            String state = home.resolve("state").toString();
            try (CommandProcess stream = start(cluster, "stream", "--metrics-port", "0", "--state-dir", state);
                    CommandProcess replay = start(cluster, "replay", events.toString(), "--rate", "500", "--loop")) {
                stream.awaitOutput("Ctrl-C stops");
                String model = home.resolve("second").toString();
                try (CommandProcess training = start(
                        cluster,
                        "train",
                        "z-candidate",
                        "--simulate=4000",
                        "--epochs=2",
                        "--publish",
                        "--out",
                        model)) {
                    long seen = awaitScoreOf(2, cluster);
                    assertThat(training.awaitExit()).as(training.err()).isZero();
                    assertThat(training.out()).contains("Published z-candidate/2, now the champion");
                    System.out.printf("first score %d ms after the promotion%n", seen - promoted(cluster));
                }
                assertThat(replay.isAlive()).as(replay.err()).isTrue();
                assertThat(run(cluster, "models", "show", "z-candidate@2", "--card"))
                        .contains("Whether probabilities come true");
            }
        }
    }

    /** Returns the time at which a score of a version of the model was seen, ms since 1970. */
    private static long awaitScoreOf(int version, LocalCluster cluster) {
        Map<String, Object> clients = Map.of("schema.registry.url", cluster.registryUrl());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Topics.SCORED_Z, cluster);
                Deserializer<ScoredEvent> decoder =
                        AvroSerdes.forRecord(ScoredEvent.class, clients).deserializer()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                    if (decoder.deserialize(record.topic(), record.headers(), record.value())
                                    .getModelVersion()
                            == version) {
                        return System.currentTimeMillis();
                    }
                }
            }
            throw new AssertionError("no score by version " + version + " within " + PATIENCE);
        }
    }

    /** Returns the time of the last promotion, ms since 1970. */
    private static long promoted(LocalCluster cluster) {
        long last = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Topics.MODEL_ALIASES, cluster)) {
            while (last == 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    last = Math.max(last, record.timestamp());
                }
            }
        }
        return last;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String topic, LocalCluster cluster) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
