package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.EventDataset;
import java.io.PrintWriter;
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
                        + " model.onnx and manifest.json, and compares it on held-out events with a majority vote and"
                        + " logistic regression.")
final class ZCandidateCommand implements Callable<Integer> {

    private static final long SIMULATED = 20_000;

    @Option(
            names = "--data",
            paramLabel = "FILE|topic:…",
            arity = "1..*",
            description = "CSV files of events, gzipped or plain. Without: simulated events." + TrainingData.TOPICS)
    private List<String> data = List.of();

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

    @Mixin
    private TrainOutput output = new TrainOutput();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TaskRun run = new TaskRun(Task.Z_CANDIDATE, training.of(Task.Z_CANDIDATE), output, spec.commandLine());
        return run.call(() -> events(spec.commandLine().getErr()));
    }

    private TrainingEvents events(PrintWriter err) {
        EventDataset.Builder builder = training.dataset(Task.Z_CANDIDATE);
        if (!data.isEmpty()) {
            if (simulate != null) {
                throw CommandFailure.usage("give --data or --simulate, not both");
            }
            return TrainingData.read(data, flavour, output.cluster(), builder, err);
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
}
