package io.dilepton.cli.cluster;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cluster.ClusterException;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicException;
import io.dilepton.core.topics.TopicReport;
import io.dilepton.schemas.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a local cluster with the product's topics until Ctrl-C. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Starts a Kafka broker and a schema registry on loopback, creates the topics, and runs until Ctrl-C.",
        footer = {"", "Exit code: 0 after Ctrl-C, 1 if it cannot start or stops by itself, 2 for wrong options."})
final class ClusterStart implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + LocalClusterConfig.DEFAULT_BROKER_PORT,
            description = "Port of the broker; 0 for a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "" + LocalClusterConfig.DEFAULT_REGISTRY_PORT,
            description = "Port of the schema registry; 0 for a free one. Default: ${DEFAULT-VALUE}.")
    private int registryPort;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep topics, offsets and schemas in DIR for the next start. Default: a temporary directory.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print one line of JSON instead of text once both are up.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        LocalClusterConfig config = config();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println("Starting a Kafka broker and a schema registry …");
            out.flush();
        }
        try (LocalCluster cluster = LocalCluster.start(config)) {
            stopWellOnInterrupt(cluster, out);
            ClusterAnnouncement announcement = new ClusterAnnouncement(
                    cluster.bootstrap(), cluster.registryUrl(), config.directory(), createTopics(cluster));
            out.println(json ? announcement.json() : announcement.text());
            out.flush();
            ClusterException failure = cluster.failure().join();
            throw CommandFailure.run(String.valueOf(failure.getMessage()));
        } catch (ClusterException | TopicException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private LocalClusterConfig config() {
        try {
            LocalClusterConfig config =
                    LocalClusterConfig.temporary().withPorts(port, registryPort).withoutShutdownHook();
            return directory == null ? config : config.withDirectory(directory);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static TopicReport createTopics(LocalCluster cluster) {
        try (TopicAdmin admin = new TopicAdmin(Map.of("bootstrap.servers", cluster.bootstrap()), PATIENCE)) {
            return admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT);
        }
    }

    /** Ctrl-C is how this command ends, so it is no failure: the exit code is 0 instead of the JVM's 130. */
    private void stopWellOnInterrupt(LocalCluster cluster, PrintWriter out) {
        Runtime runtime = Runtime.getRuntime();
        runtime.addShutdownHook(new Thread(
                () -> {
                    if (cluster.failure().isDone()) {
                        return;
                    }
                    if (!json) {
                        out.println();
                        out.println("Stopping …");
                        out.flush();
                    }
                    cluster.close();
                    runtime.halt(0);
                },
                "cluster-stop"));
    }
}
