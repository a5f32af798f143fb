package io.dilepton.cli.stream;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.config.ConfigSources;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.core.topics.TopicException;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamFailedException;
import io.dilepton.stream.StreamKeys;
import io.dilepton.stream.flow.StreamCounts;
import io.dilepton.stream.flow.StreamTopics;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton stream}: enriches and scores events until Ctrl-C. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Enriches and scores the events of " + Topics.EVENTS + " until Ctrl-C.",
            "Instances with the same application id share the work."
        },
        footer = {
            "",
            "Ctrl-C and SIGTERM commit what is in flight, leave the group and end with exit code 0; 1 after a failure, or if the time for that",
            "(dilepton.drain.timeout.ms) is over first; 2 for wrong settings.",
            "Every setting, with its environment variable and default: `dilepton config list`; those in force here: `dilepton config show`."
        })
public final class StreamCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "Name that instances which share the work have in common. Default: dilepton-stream.")
    private @Nullable String applicationId;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that process. Default: 1.")
    private @Nullable String threads;

    @Option(
            names = "--guarantee",
            paramLabel = "GUARANTEE",
            description = "exactly_once_v2 or at_least_once. Default: exactly_once_v2.")
    private @Nullable String guarantee;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description =
                    "Where an application without committed offsets begins: earliest or latest. Default: earliest.")
    private @Nullable String from;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            description = "Address that health and metrics listen on. Default: 127.0.0.1.")
    private @Nullable String metricsHost;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Port of health and metrics; 0 takes a free one. Default: 9464.")
    private @Nullable String metricsPort;

    @Option(names = "--state-dir", paramLabel = "DIR", description = "Directory for Kafka Streams' own files.")
    private @Nullable String stateDirectory;

    @Override
    public Integer call() throws InterruptedException {
        StreamConfig config = config();
        PrintWriter out = spec.commandLine().getOut();
        StreamApp app = start(config);
        Thread hook = new Thread(() -> stop(app, out), "stream-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        out.print(greeting(config, app.champion(), app.url()));
        out.flush();
        try {
            app.awaitEnd();
            return 0;
        } catch (StreamFailedException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private StreamConfig config() {
        ConfigSources sources = cluster.sources();
        sources.flag(StreamKeys.APPLICATION_ID, applicationId, "--application-id");
        sources.flag(StreamKeys.THREADS, threads, "--threads");
        sources.flag(StreamKeys.GUARANTEE, guarantee, "--guarantee");
        sources.flag(StreamKeys.START_FROM, from, "--from");
        sources.flag(StreamKeys.METRICS_HOST, metricsHost, "--metrics-host");
        sources.flag(StreamKeys.METRICS_PORT, metricsPort, "--metrics-port");
        sources.flag(StreamKeys.STATE_DIR, stateDirectory, "--state-dir");
        try {
            return StreamConfig.of(sources.settings());
        } catch (ConfigurationException e) {
            throw ClusterOptions.failure(e);
        }
    }

    private static StreamApp start(StreamConfig config) {
        try {
            return StreamApp.start(config);
        } catch (TopicException
                | ModelRegistryException
                | StreamFailedException
                | UncheckedIOException
                | KafkaException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    /** Runs when the JVM shuts down. A stop that was asked for is no failure: its exit code is 0 instead of the JVM's 130 or 143. */
    private static void stop(StreamApp app, PrintWriter out) {
        boolean failed = app.isFailed();
        app.close();
        StreamCounts counts = app.counts();
        out.printf(
                "read %d, enriched %d, scored %d, passed over %d, dead-lettered %d%n",
                counts.in(), counts.enriched(), counts.scored(), counts.passedOver(), counts.deadLettered());
        out.flush();
        if (!failed) {
            Runtime.getRuntime().halt(app.drained() ? 0 : 1);
        }
    }

    static String greeting(StreamConfig config, ModelManifest model, String url) {
        StreamConfig.Scoring scoring = config.scoring();
        StreamTopics topics = config.topics();
        List<String> outputs = new ArrayList<>(List.of(topics.enriched()));
        scoring.models().keySet().forEach(lane -> outputs.add(topics.scored(lane)));
        outputs.addAll(List.of(topics.shadow(), Topics.DLQ));
        return """
                application  %s, %s, threads: %d
                cluster      %s, registry %s
                reads        %s
                writes       %s
                model        %s/%d, sha256 %s, features %s
                batches      up to %d events, %d ms
                endpoint     %s/metrics, /health/live, /health/ready
                Ctrl-C stops after what is in flight is committed.
                """.formatted(
                        config.processing().applicationId(),
                        config.processing().guarantee().value(),
                        config.processing().threads(),
                        config.bootstrap(),
                        config.registry(),
                        String.join(", ", topics.sources()),
                        String.join(", ", outputs),
                        model.name(),
                        model.version(),
                        model.sha256(),
                        model.featureSet(),
                        scoring.batchSize(),
                        scoring.batchWait().toMillis(),
                        url);
    }
}
