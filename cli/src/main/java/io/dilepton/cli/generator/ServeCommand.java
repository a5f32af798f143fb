package io.dilepton.cli.generator;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.core.config.ConfigSources;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.topics.TopicException;
import io.dilepton.generator.GeneratorApp;
import io.dilepton.generator.GeneratorConfig;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.schemas.Topics;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton generator serve}: an instance of the generator service. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves orders of synthetic events, over HTTP and on " + Topics.SYNTHETIC_REQUESTS + ", until Ctrl-C.",
            "Instances with the same id share the work; what one was at when it died goes to the others."
        },
        footer = {
            "",
            "Ctrl-C and SIGTERM commit what is in flight and end with exit code 0; 1 after a failure; 2 for wrong settings.",
            "`dilepton synth` orders, shows and cancels. Every setting: `dilepton config list`."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Duration STOPPING = Duration.ofSeconds(40);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Name that instances which share the work have in common. Default: dilepton-generator.")
    private @Nullable String id;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address that requests are served on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port that requests are served on; 0 takes a free one. Default: 9480.")
    private @Nullable String port;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Port of health and metrics; 0 takes a free one. Default: 9481.")
    private @Nullable String metricsPort;

    @Override
    public Integer call() {
        GeneratorConfig config = config();
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.listen(STOPPING);
                GeneratorApp app = GeneratorApp.start(config)) {
            if (!app.awaitReady(START)) {
                throw CommandFailure.run("the group was not joined within " + START.toSeconds()
                        + " s: do the brokers at " + cluster.bootstrap() + " answer?");
            }
            out.println("requests     " + app.url() + "/v1/streams, described by " + app.url() + "/v1/openapi.json");
            out.println("cluster      " + cluster.bootstrap() + ", registry " + cluster.registry());
            out.println("shares with  instances of id " + config.id() + ", as " + config.instance());
            out.println("endpoint     " + app.metricsUrl() + "/metrics, /health/live, /health/ready");
            out.flush();
            while (!interruption.await(TICK)) {
                app.throwFailure();
            }
            interruption.honour();
            return 0;
        } catch (TopicException | UncheckedIOException | KafkaException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    private GeneratorConfig config() {
        ConfigSources sources = cluster.sources();
        sources.flag(GeneratorKeys.ID, id, "--id");
        sources.flag(GeneratorKeys.HOST, host, "--host");
        sources.flag(GeneratorKeys.PORT, port, "--port");
        sources.flag(GeneratorKeys.METRICS_PORT, metricsPort, "--metrics-port");
        try {
            return GeneratorConfig.of(sources.settings());
        } catch (ConfigurationException e) {
            throw ClusterOptions.failure(e);
        }
    }
}
