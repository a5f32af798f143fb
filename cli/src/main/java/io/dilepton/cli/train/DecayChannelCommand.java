package io.dilepton.cli.train;

import io.dilepton.trainer.Task;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton train decay-channel}. */
@Command(
        name = "decay-channel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains the classifier that tells Z to ee from Z to mumu by kinematics alone, without identifiers;"
                        + " writes model.onnx and manifest.json, and compares it on held-out events with a majority vote"
                        + " and logistic regression.")
final class DecayChannelCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "FILE|topic:…",
            arity = "1..*",
            required = true,
            description =
                    "CSV files of events, gzipped or plain: of electron pairs and of muon pairs. What a file holds is"
                            + " told by its columns or its name."
                            + TrainingData.TOPICS)
    private List<String> data = List.of();

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Mixin
    private TrainOutput output = new TrainOutput();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TaskRun run = new TaskRun(Task.DECAY_CHANNEL, training.of(Task.DECAY_CHANNEL), output, spec.commandLine());
        return run.call(() -> TrainingData.read(
                data,
                null,
                output.cluster(),
                training.dataset(Task.DECAY_CHANNEL),
                spec.commandLine().getErr()));
    }
}
