package io.dilepton.cli.demo;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.publish.ChampionRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the demonstration from the broker to the closing books. */
final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration TIDY_UP = Duration.ofSeconds(30);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(30);

    private final DemoOptions options;
    private final DemoView view;
    private final Path modelStore;

    Demo(DemoOptions options, DemoView view, Path modelStore) {
        this.options = options;
        this.view = view;
        this.modelStore = modelStore;
    }

    /**
     * Runs it.
     *
     * @return exit code: 0 when the books balance or Ctrl-C came before all was through, 1 when they do not balance
     */
    int run() {
        try (Interruption interruption = Interruption.listen(TIDY_UP)) {
            try {
                return run(interruption);
            } catch (RuntimeException e) {
                if (!interruption.isRequested()) {
                    throw e;
                }
                LOG.debug("the demonstration was interrupted", e);
                view.note("interrupted");
                return 0;
            }
        }
    }

    private int run(Interruption interruption) {
        Stopwatch total = new Stopwatch();
        Stopwatch stopwatch = new Stopwatch();
        try (LocalCluster cluster =
                LocalCluster.start(LocalClusterConfig.temporary().withoutShutdownHook())) {
            createTopics(cluster);
            double clusterSeconds = stopwatch.seconds();
            view.done(
                    "broker and registry",
                    clusterSeconds,
                    "--bootstrap " + cluster.bootstrap() + " --registry " + cluster.registryUrl());
            stopwatch = new Stopwatch();
            ModelManifest model = publishModel(cluster);
            double trainingSeconds = stopwatch.seconds();
            DemoStream stream = new DemoStream(options, view, interruption, cluster);
            DemoStream.Outcome outcome = stream.run(source(), model);
            DemoReport report = new DemoReport(
                    outcome.events(),
                    new DemoReport.Model(model.name(), model.version(), model.sha256()),
                    outcome.metrics(),
                    new DemoReport.Seconds(total.seconds(), clusterSeconds, trainingSeconds, outcome.seconds()),
                    outcome.synthetic());
            return conclude(report, outcome);
        }
    }

    private static void createTopics(LocalCluster cluster) {
        try (TopicAdmin admin = new TopicAdmin(Map.of("bootstrap.servers", cluster.bootstrap()), BROKER_PATIENCE)) {
            admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT);
        }
    }

    private ModelManifest publishModel(LocalCluster cluster) {
        Stopwatch stopwatch = new Stopwatch();
        DemoModel.Choice choice =
                new DemoModel(modelStore, options.seed(), view::epoch).choose(material(), options.retrain());
        ModelManifest published = new ChampionRelease(
                        new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap())))
                .release(choice.artifact());
        view.done(
                choice.reused() ? "model reused" : "model trained",
                stopwatch.seconds(),
                published.name() + "@" + published.version() + " on "
                        + published.training().trainRows() + " events of "
                        + published.training().datasets());
        return published;
    }

    private DemoModel.Material material() {
        String command = "./dilepton demo --retrain --seed=" + options.seed();
        if (!options.data().isEmpty()) {
            try {
                String files = options.data().stream()
                        .map(file -> " " + file.getFileName())
                        .collect(Collectors.joining());
                return DemoModel.material(
                        DemoSource.files(options.data(), Long.MAX_VALUE), command + " --data" + files);
            } catch (UnusableDatasetException e) {
                view.note("the files cannot train a Z classifier (" + e.getMessage()
                        + "): the model is trained on simulated events instead");
            }
        }
        return DemoModel.material(DemoSource.simulation(options.seed(), DemoModel.TRAINING_EVENTS), command);
    }

    private DemoSource source() {
        Long events = options.events();
        if (options.data().isEmpty()) {
            return DemoSource.simulation(options.seed(), events == null ? DemoOptions.SIMULATED_EVENTS : events);
        }
        return DemoSource.files(options.data(), events == null ? Long.MAX_VALUE : events);
    }

    private int conclude(DemoReport report, DemoStream.Outcome outcome) {
        view.metrics(report.metrics());
        Path file = options.report();
        if (file != null) {
            report.write(file);
            view.note("report: " + file);
        }
        if (outcome.interrupted()) {
            view.note("interrupted: events on their way were not waited for");
            return 0;
        }
        report.events().imbalance().ifPresent(imbalance -> {
            throw CommandFailure.run("the books do not balance: " + imbalance);
        });
        Optional.ofNullable(report.synthetic())
                .flatMap(DemoReport.Synthetic::imbalance)
                .ifPresent(imbalance -> {
                    throw CommandFailure.run("the books do not balance: " + imbalance);
                });
        if (outcome.doubled() > 0) {
            throw CommandFailure.run(
                    "the books do not balance: " + outcome.doubled() + " events were scored more than once");
        }
        view.note("the books balance: every event that was sent came out exactly once");
        return 0;
    }

    /** Wall time since it was made. */
    static final class Stopwatch {

        private static final double NANOS = 1e9;

        private final long started = System.nanoTime();

        double seconds() {
            return (System.nanoTime() - started) / NANOS;
        }
    }
}
