package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.trainer.ZCandidateTraining;
import io.dilepton.trainer.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Hyperparameters on the command line; what is not given is as in {@link ZCandidateTraining#defaultPlan}. */
final class TrainingOptions {

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + ZCandidateTraining.DEFAULT_SEED,
            description =
                    "Seed of initial weights, order of rows, dropout and simulation; the same seed and events give the same"
                            + " bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Most passes over the training events; the learning rate falls to zero over them. Default: 60.")
    private @Nullable Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better validation loss after which training stops. Default: 12.")
    private @Nullable Integer patience;

    @Option(names = "--batch", paramLabel = "ROWS", description = "Rows of one step. Default: 256.")
    private @Nullable Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X", description = "Highest learning rate. Default: 0.01.")
    private @Nullable Double learningRate;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "Share of hidden values dropped, in [0, 1). Default: 0.05.")
    private @Nullable Double dropout;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "L2 penalty on the weight matrices. Default: 0.00001.")
    private @Nullable Double weightDecay;

    long seed() {
        return seed;
    }

    TrainingPlan plan() {
        TrainingPlan plan = ZCandidateTraining.defaultPlan(seed);
        try {
            return new TrainingPlan(
                    plan.hidden(),
                    or(dropout, plan.dropout()),
                    or(epochs, plan.epochs()),
                    or(patience, plan.patience()),
                    or(batch, plan.batch()),
                    or(learningRate, plan.learningRate()),
                    or(weightDecay, plan.weightDecay()),
                    plan.averaging(),
                    plan.settling(),
                    seed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
