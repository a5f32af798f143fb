package io.dilepton.cli.train;

import io.dilepton.trainer.Task;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton train higgs}. */
@Command(
        name = "higgs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains the classifier of Higgs candidates (H to tau tau, one lepton and one hadronic tau) on"
                + " simulated events with labels, such as those of the ATLAS Higgs challenge; writes model.onnx"
                + " and manifest.json, and compares it on held-out events with a majority vote and logistic"
                + " regression.")
final class HiggsCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "FILE|topic:…",
            arity = "1..*",
            required = true,
            description = "CSV files of labelled events, gzipped or plain." + TrainingData.TOPICS)
    private List<String> data = List.of();

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Mixin
    private PhysicsOptions physics = new PhysicsOptions();

    @Mixin
    private TrainOutput output = new TrainOutput();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TaskRun run = new TaskRun(Task.HIGGS, training.of(Task.HIGGS, physics.fields()), output, spec.commandLine());
        return run.call(() -> TrainingData.read(
                data,
                null,
                output.cluster(),
                training.dataset(Task.HIGGS),
                spec.commandLine().getErr()));
    }
}
