package io.dilepton.cli.train;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.UnreadableModelException;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.ModelEvaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Scores labelled events with a model that was trained and exported, and prints its metrics with 95%% intervals.")
public final class EvaluateCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Which events of the files are scored. */
    enum Part {
        ALL,
        HELD_OUT;

        Set<EventSplit> splits() {
            return this == ALL ? Set.of(EventSplit.values()) : Set.of(EventSplit.HELD_OUT);
        }
    }

    @Parameters(paramLabel = "MODEL_DIR", description = "Directory with model.onnx and manifest.json.")
    private Path directory;

    @Mixin
    private MeasurementOptions options = new MeasurementOptions();

    @Option(
            names = "--part",
            paramLabel = "all|held_out",
            defaultValue = "ALL",
            description =
                    "Which events to score: all, for files that training never saw, or those that training holds out of every file, by"
                            + " the hash of their identity or run. Default: all.")
    private Part part;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.requireReport();
        try {
            ModelArtifact model = new ModelDirectory(directory).read();
            Task task = Task.of(model.manifest());
            TrainingEvents events = TrainingEvents.toEvaluate(
                    options.data(), options.flavour(), task.dataset().splitBy(splitRule(model)));
            FeatureMatrix rows = events.dataset().parts(part.splits());
            if (rows.rows() == 0) {
                throw CommandFailure.run("no event of the files can be scored: of " + events.events() + " events, "
                        + events.dataset().notApplicable() + " are none of the task " + task.model()
                        + " or have no label; " + events.rejected() + " rows were rejected");
            }
            warn(model, events.dataset());
            finish(model, events, ModelEvaluation.evaluate(model, rows, options.seed()));
            return 0;
        } catch (UnreadableModelException | ModelRefusedException | UnusableDatasetException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Models of before there was a choice were trained on a split by event. */
    private static SplitRule splitRule(ModelArtifact model) {
        String known = model.manifest().training().hyperparameters().get(SplitRule.KEY);
        return known == null ? SplitRule.EVENT : SplitRule.of(known);
    }

    private void warn(ModelArtifact model, EventDataset dataset) {
        List<String> seen = dataset.datasets().stream()
                .filter(model.manifest().training().datasets()::contains)
                .toList();
        if (part == Part.ALL && !seen.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("The model was trained on events of " + String.join(", ", seen)
                    + ": give --part held_out unless these files hold other events of the same name");
            err.flush();
        }
    }

    private void finish(ModelArtifact model, TrainingEvents events, ModelEvaluation measured) {
        PrintWriter console = spec.commandLine().getOut();
        console.print(ScoreTable.of(measured));
        console.flush();
        options.report(() -> json(model, events, measured));
    }

    private ObjectNode json(ModelArtifact model, TrainingEvents events, ModelEvaluation measured) {
        Evaluation evaluation = measured.evaluation();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("rows", evaluation.metrics().rows())
                .put("signal", evaluation.metrics().positives());
        MetricsJson.write(json, evaluation);
        MetricsJson.write(json, measured.reliability());
        json.put("threshold", evaluation.metrics().threshold())
                .put("part", part.name().toLowerCase(Locale.ROOT));
        json.putObject("model")
                .put("name", model.manifest().name())
                .put("version", model.manifest().version())
                .put("sha256", model.manifest().sha256());
        json.putObject("events")
                .put("read", events.events())
                .put("rejected", events.rejected())
                .put("duplicates", events.dataset().duplicates())
                .put("notApplicable", events.dataset().notApplicable());
        return json;
    }
}
