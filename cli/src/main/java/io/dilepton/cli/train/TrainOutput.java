package io.dilepton.cli.train;

import io.dilepton.cli.ClusterAccess;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.registry.ManifestJson;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicException;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.card.CardFiles;
import io.dilepton.trainer.card.CardJson;
import io.dilepton.trainer.card.GeneratorCard;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.plot.UnavailableFontsException;
import io.dilepton.trainer.publish.ChampionRelease;
import io.dilepton.trainer.training.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a trained model goes: options that all tasks share, and what they do. */
final class TrainOutput {

    private static final String CHECKPOINT = "training.checkpoint";
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(15);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the model; made if missing.")
    private Path out;

    @Option(names = "--force", description = "Replace the model that is in DIR.")
    private boolean force;

    @Option(
            names = "--resume",
            description =
                    "Go on where an earlier call with the same events, options and DIR was stopped by Ctrl-C. The model gets the same bytes as"
                            + " if it had never stopped.")
    private boolean resume;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    @Option(
            names = "--publish",
            description = "Publish the model on the topic " + Topics.MODELS + " and make it the champion.")
    private boolean publish;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Show the progress to Prometheus on this port. Default: not.")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address that --metrics-port is on; 0.0.0.0 for all. Default: 127.0.0.1.")
    private String metricsHost;

    @Mixin
    private TrainClusterOptions cluster = new TrainClusterOptions();

    /** Returns where topics are. */
    ClusterAccess cluster() {
        return cluster;
    }

    /** Opens what Prometheus may ask while the training runs. */
    TrainingEndpoint endpoint() {
        return TrainingEndpoint.open(metricsHost, metricsPort);
    }

    /** What a stopped training leaves in the directory. */
    Checkpoint checkpoint() {
        return new Checkpoint(out.resolve(CHECKPOINT));
    }

    private void requireCheckpointAsSaid() {
        boolean exists = checkpoint().exists();
        if (resume && !exists) {
            throw CommandFailure.usage("there is no training to resume in " + out + ": leave --resume out");
        }
        if (exists && !resume && !force) {
            throw CommandFailure.usage(
                    out + " holds a training that was stopped: give --resume to go on, or --force to start anew");
        }
        if (exists && !resume) {
            checkpoint().delete();
        }
    }

    /** Fails before any work is done where the model could not be kept. */
    ModelDirectory prepare() {
        ModelDirectory directory = new ModelDirectory(out);
        if (directory.isOccupied() && !force) {
            throw CommandFailure.usage(out + " holds a model already; give --force to replace it, or another --out");
        }
        requireCheckpointAsSaid();
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw CommandFailure.usage("--out " + out + " cannot be made a directory: " + e);
        }
        if (!Files.isWritable(out)) {
            throw CommandFailure.usage("--out " + out + " is not writable");
        }
        if (publish) {
            createTopics();
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

    /** Prints the scores, writes the model with its card and the report, and publishes. */
    void finish(
            CommandLine command,
            ModelDirectory directory,
            Task task,
            TrainingEvents events,
            TrainingOutcome outcome,
            ModelCard card) {
        PrintWriter console = command.getOut();
        console.print(ScoreTable.of(task, outcome));
        ModelArtifact model = outcome.artifact().withCard(CardJson.write(card));
        try {
            directory.write(model);
            draw(command.getErr(), card);
            ModelManifest manifest = announced(console, model);
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

    /** Writes a generator with its card, and publishes it. */
    void finish(CommandLine command, ModelDirectory directory, ModelArtifact generator) {
        PrintWriter console = command.getOut();
        try {
            directory.write(generator);
            CardFiles.write(out, CardFiles.MARKDOWN, GeneratorCard.markdown(generator.manifest()));
            ModelManifest manifest = announced(console, generator);
            if (report != null) {
                Files.write(report, ManifestJson.write(manifest));
            }
        } catch (ModelRegistryException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.run("the result cannot be written: " + e.getMessage());
        } finally {
            console.flush();
        }
    }

    private ModelManifest announced(PrintWriter console, ModelArtifact model) {
        ModelManifest manifest = model.manifest();
        console.printf("Wrote %s to %s%n", manifest.name(), out);
        if (publish) {
            manifest = new ChampionRelease(new ModelPublisher(cluster.clients())).release(model);
            console.printf("Published %s/%d, now the champion%n", manifest.name(), manifest.version());
        }
        return manifest;
    }

    /** A machine without fonts cannot draw; the model and the card's data are good all the same. */
    private void draw(PrintWriter err, ModelCard card) {
        try {
            CardFiles.write(out, card, card.model());
        } catch (UnavailableFontsException e) {
            err.println("The card has no page: " + e.getMessage());
            err.flush();
        }
    }
}
