package io.dilepton.cli.train;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicException;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.ZCandidateTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.export.ParityException;
import io.dilepton.trainer.publish.ChampionRelease;
import io.dilepton.trainer.training.TrainingDivergedException;
import io.dilepton.trainer.training.TrainingPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton train z-candidate}. */
@Command(
        name = "z-candidate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains the classifier of Z candidates (80 to 100 GeV, found without the mass as an input), writes"
                        + " model.onnx and manifest.json, and compares it on held-out events with a majority vote and logistic regression.")
final class ZCandidateCommand implements Callable<Integer> {

    private static final long SIMULATED = 20_000;
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(15);

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "CSV files of events, gzipped or plain. Without: simulated events.")
    private List<Path> data = List.of();

    @Option(
            names = "--flavour",
            paramLabel = "electron|muon",
            description = "Flavour of the leptons, where the files do not tell.")
    private @Nullable LeptonFlavour flavour;

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description =
                    "Train on N simulated electron pairs instead of files. Default without --data: " + SIMULATED + ".")
    private @Nullable Long simulate;

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the model; made if missing.")
    private Path out;

    @Option(names = "--force", description = "Replace the model that is in DIR.")
    private boolean force;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    @Option(
            names = "--publish",
            description = "Publish the model on the topic " + Topics.MODELS + " and make it the champion.")
    private boolean publish;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TrainingPlan plan = training.plan();
        ModelDirectory directory = freeDirectory();
        if (publish) {
            createTopics();
        }
        PrintWriter err = spec.commandLine().getErr();
        TrainingEvents events = events(err);
        err.println(summary(events));
        err.flush();
        finish(directory, events, trained(events.dataset(), plan, err));
        return 0;
    }

    private static TrainingOutcome trained(EventDataset dataset, TrainingPlan plan, PrintWriter err) {
        try (TrainingProgress progress =
                new TrainingProgress(new ProgressLine(err, Terminal.isError(), System::nanoTime))) {
            return ZCandidateTraining.train(dataset, plan, progress);
        } catch (TrainingDivergedException | ParityException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private TrainingEvents events(PrintWriter err) {
        EventDataset.Builder builder = ZCandidateTraining.dataset();
        if (!data.isEmpty()) {
            if (simulate != null) {
                throw CommandFailure.usage("give --data or --simulate, not both");
            }
            return TrainingEvents.read(data, flavour, builder);
        }
        if (flavour != null) {
            throw CommandFailure.usage("--flavour is for files: give --data");
        }
        long count = simulate == null ? SIMULATED : simulate;
        if (count < 1) {
            throw CommandFailure.usage("--simulate needs at least 1 event, not " + count);
        }
        err.printf(Locale.ROOT, "%s%,d simulated electron pairs%n", simulate == null ? "No --data: " : "", count);
        return TrainingEvents.simulate(count, training.seed(), builder);
    }

    private ModelDirectory freeDirectory() {
        ModelDirectory directory = new ModelDirectory(out);
        if (directory.isOccupied() && !force) {
            throw CommandFailure.usage(out + " holds a model already; give --force to replace it, or another --out");
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw CommandFailure.usage("--out " + out + " cannot be made a directory: " + e);
        }
        if (!Files.isWritable(out)) {
            throw CommandFailure.usage("--out " + out + " is not writable");
        }
        return directory;
    }

    private void createTopics() {
        var topics = Topics.all().stream()
                .filter(topic ->
                        topic.name().equals(Topics.MODELS) || topic.name().equals(Topics.MODEL_ALIASES))
                .toList();
        try (TopicAdmin admin = new TopicAdmin(cluster.clients(), BROKER_PATIENCE)) {
            admin.create(topics, TopicAdmin.BROKER_DEFAULT);
        } catch (TopicException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private void finish(ModelDirectory directory, TrainingEvents events, TrainingOutcome outcome) {
        PrintWriter console = spec.commandLine().getOut();
        console.print(ScoreTable.of(outcome));
        ModelManifest manifest = outcome.artifact().manifest();
        try {
            directory.write(outcome.artifact());
            console.printf("Wrote %s to %s%n", manifest.name(), out);
            if (publish) {
                manifest = new ChampionRelease(new ModelPublisher(cluster.clients())).release(outcome.artifact());
                console.printf("Published %s/%d, now the champion%n", manifest.name(), manifest.version());
            }
            if (report != null) {
                TrainingReport.write(report, events, manifest, outcome);
            }
        } catch (ModelRegistryException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.run("the result cannot be written: " + e.getMessage());
        } finally {
            console.flush();
        }
    }

    private static String summary(TrainingEvents events) {
        EventDataset dataset = events.dataset();
        FeatureMatrix train = dataset.part(EventSplit.TRAIN);
        return String.format(
                Locale.ROOT,
                "%,d events: %,d to train on (%,d in the Z window), %,d to validate, %,d held out; passed over: %,d rows rejected, "
                        + "%,d duplicates, %,d not two electrons or two muons",
                events.events(),
                train.rows(),
                train.positives(),
                dataset.part(EventSplit.VALIDATION).rows(),
                dataset.part(EventSplit.HELD_OUT).rows(),
                events.rejected(),
                dataset.duplicates(),
                dataset.notApplicable());
    }
}
