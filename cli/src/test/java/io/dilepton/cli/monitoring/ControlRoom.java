package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.metrics.Health;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.metrics.MetricsServer;
import io.dilepton.generator.GeneratorApp;
import io.dilepton.generator.GeneratorConfig;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import io.dilepton.stream.WindowKeys;
import io.dilepton.trainer.metrics.TrainingMeters;
import io.dilepton.trainer.training.EpochReport;
import io.dilepton.trainer.training.TrainingListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** An installation with a champion, a challenger, events that keep coming, and a training that reports. */
final class ControlRoom implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEED = 200_000;
    private static final int EVENTS_A_SECOND = 1_500;

    final LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary());
    final Meters training = new Meters("trainer");
    final MetricsServer trainer = MetricsServer.start("127.0.0.1", 0, training, new Alive());
    private final Path home;
    private @Nullable StreamApp app;
    private @Nullable GeneratorApp generator;
    private @Nullable Thread feeder;

    ControlRoom(Path home) {
        this.home = home;
        new TrainingMeters(training, "z-candidate", TrainingListener.SILENT)
                .epochEnded(new EpochReport(3, 10, 0.4, 0.5, 0.9, true, 10_000, 1));
    }

    /** Publishes models, starts the stream and the events. */
    void open() {
        run("models", "publish", TrainedModels.train(home.resolve("1"), 1).toString(), "--alias", "champion");
        run("models", "publish", TrainedModels.train(home.resolve("2"), 2).toString(), "--alias", "challenger");
        StreamApp started = StreamApp.start(StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(), cluster.registryUrl(),
                StreamKeys.STATE_DIR.name(), home.resolve("state").toString(),
                StreamKeys.REPLICATION_FACTOR.name(), "1",
                StreamKeys.METRICS_PORT.name(), "0",
                WindowKeys.SIZE.name(), "500",
                WindowKeys.GRACE.name(), "100",
                WindowKeys.IDLE.name(), "1000")));
        app = started;
        started.awaitRunning(PATIENCE);
        generator = orderingGenerator();
        String file = home.resolve("events.csv").toString();
        assertThat(CommandRun.of("simulate", "--events", String.valueOf(FEED / 10), "--out", file)
                        .exitCode())
                .isZero();
        Thread feeding = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                command("replay", file, "--rate", String.valueOf(EVENTS_A_SECOND));
            }
        });
        feeding.setDaemon(true);
        feeding.start();
        feeder = feeding;
    }

    /** Starts a generator, and orders a stream that ends at once and one that goes on. */
    private GeneratorApp orderingGenerator() {
        GeneratorApp started = GeneratorApp.start(GeneratorConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(), cluster.registryUrl(),
                GeneratorKeys.INSTANCE.name(), "control-room",
                GeneratorKeys.PORT.name(), "0",
                GeneratorKeys.METRICS_PORT.name(), "0")));
        try {
            assertThat(started.awaitReady(PATIENCE)).isTrue();
            order(started, "{\"id\":\"short\",\"count\":100,\"seed\":1,\"rate\":1000}");
            order(started, "{\"id\":\"long\",\"count\":100000,\"seed\":2,\"rate\":200}");
            return started;
        } catch (IOException e) {
            throw new AssertionError("the generator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void order(GeneratorApp generator, String request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(generator.url() + "/v1/streams"))
                                .POST(HttpRequest.BodyPublishers.ofString(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    GeneratorApp generator() {
        return Objects.requireNonNull(generator, "open comes first");
    }

    StreamApp app() {
        return Objects.requireNonNull(app, "open comes first");
    }

    /** Sends records that are no events. */
    void sendRubbish(int records) {
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var unused =
                        producer.send(new ProducerRecord<>(Topics.EVENTS, "no event".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    PrometheusConfig prometheus(List<Path> rules) {
        Map<String, List<String>> targets = Map.of(
                "dilepton-stream", List.of(URI.create(app().url()).getAuthority()),
                "dilepton-generator",
                        List.of(URI.create(generator().metricsUrl()).getAuthority()),
                "dilepton-trainer", List.of(URI.create(trainer.url()).getAuthority()));
        return new PrometheusConfig(targets, rules, Duration.ofMillis(500));
    }

    CommandRun command(String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()))
                .toArray(String[]::new));
    }

    private void run(String... arguments) {
        CommandRun run = command(arguments);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    }

    @Override
    public void close() {
        if (feeder != null) {
            feeder.interrupt();
        }
        if (app != null) {
            app.close();
        }
        if (generator != null) {
            generator.close();
        }
        trainer.close();
        training.close();
        cluster.close();
    }

    private static final class Alive implements Health {

        @Override
        public Status live() {
            return Status.UP;
        }

        @Override
        public Status ready() {
            return Status.UP;
        }
    }
}
