package io.dilepton.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandProcess;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the stream against brokers that ask for TLS and SASL, and how a stream ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamCommandIT {

    private static final int EVENTS = 300;

    @TempDir
    private static Path directory;

    private static SecuredListener secured;
    private static LocalCluster cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        secured = SecuredListener.make(directory);
        cluster = LocalCluster.start(LocalClusterConfig.temporary().withListener(secured.listener()));
        try (TopicAdmin admin =
                new TopicAdmin(Map.of("bootstrap.servers", cluster.bootstrap()), Duration.ofSeconds(30))) {
            admin.create(Topics.all(), (short) 1);
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static String[] with(Path config, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--config", config.toString(),
                "--bootstrap", secured.listener().address(),
                "--registry", cluster.registryUrl()));
        return all.toArray(String[]::new);
    }

    private static CommandProcess stream(Map<String, String> environment) throws IOException {
        return CommandProcess.start(
                directory,
                environment,
                "stream",
                "--bootstrap",
                secured.listener().address(),
                "--registry",
                cluster.registryUrl(),
                "--metrics-port",
                "0",
                "--state-dir",
                directory.resolve("state").toString());
    }

    private static String succeeded(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    @Order(1)
    void shouldSayThatTheBrokerRefusesWhenThePasswordIsWrong() {
        CommandRun run = CommandRun.of(with(secured.wrongPassword(), "models", "list"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().toList())
                .singleElement()
                .asString()
                .startsWith("dilepton: ")
                .contains("Authentication failed");
    }

    @Test
    @Order(2)
    void shouldScoreAndEndWellWhenTheClusterAsksForTlsAndSasl() throws Exception {
        Path model = TrainedModels.train(directory.resolve("model"), 1);
        succeeded(CommandRun.of(with(secured.config(), "models", "publish", model.toString(), "--alias", "champion")));
        Path events = directory.resolve("events.csv");
        succeeded(CommandRun.of("simulate", "--events", "" + EVENTS, "--out", events.toString()));
        assertThat(succeeded(CommandRun.of(with(secured.config(), "replay", events.toString(), "--max"))))
                .contains("" + EVENTS);
        try (CommandProcess stream =
                stream(Map.of("DILEPTON_CLIENT_CONFIG", secured.config().toString()))) {
            stream.awaitOutput("Ctrl-C stops");
            try (CommandProcess subscription = CommandProcess.start(
                    directory,
                    Map.of(),
                    with(
                            secured.config(),
                            "subscribe",
                            "z",
                            "--from",
                            "earliest",
                            "--format",
                            "json",
                            "--limit",
                            "" + EVENTS))) {
                assertThat(subscription.awaitExit()).as(subscription.err()).isZero();
                assertThat(subscription.out().lines()).hasSize(EVENTS);
            }
            stream.terminate();
            assertThat(stream.awaitExit()).as(stream.err()).isZero();
            assertThat(stream.out()).contains("read " + EVENTS + ", ").contains("scored " + EVENTS + ", ");
        }
    }

    /** The registry is asked for an id that it never gave, after it is gone: no fault of the record, and nothing that the application could mend. */
    @Test
    @Order(3)
    void shouldEndWithOneLineAndExitCodeOneWhenTheSystemFails() throws Exception {
        try (CommandProcess stream =
                stream(Map.of("DILEPTON_CLIENT_CONFIG", secured.config().toString(), "DILEPTON_MAX_RETRIES", "0"))) {
            stream.awaitOutput("Ctrl-C stops");
            ProcessHandle.of(cluster.registryPid()).ifPresent(ProcessHandle::destroyForcibly);
            send(ByteBuffer.allocate(6)
                    .put((byte) 0)
                    .putInt(4_711)
                    .put((byte) 1)
                    .array());
            assertThat(stream.awaitExit()).isEqualTo(1);
            assertThat(stream.err().lines().filter(line -> line.startsWith("dilepton: ")))
                    .singleElement()
                    .asString()
                    .startsWith("dilepton: the stream application stopped: ")
                    .contains("registry");
            assertThat(stream.err()).doesNotContain("\tat ").doesNotContain("Exception:");
        }
    }

    private static void send(byte[] value) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.EVENTS, value)).get();
        }
    }
}
