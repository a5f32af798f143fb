package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Hyperparameters on the command line; what is not given is as in {@link Task#defaultPlan}. */
final class TrainingOptions {

    /** What is trained. */
    enum Kind {
        NETWORK,
        TREES
    }

    @Option(
            names = "--model",
            paramLabel = "network|trees",
            defaultValue = "NETWORK",
            description =
                    "What to train: a neural network, or gradient-boosted trees, the yardstick that networks are measured against."
                            + " Default: network.")
    private Kind kind;

    @Option(
            names = "--split",
            paramLabel = "event|run",
            defaultValue = "EVENT",
            description =
                    "What stays together when events are split into those to train on, to validate and held out: each event for itself,"
                            + " or all events of a run. Default: event.")
    private SplitRule split;

    @Option(names = "--trees", paramLabel = "N", description = "With --model trees: number of trees.")
    private @Nullable Integer trees;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "With --model trees: most decisions on the way to a leaf.")
    private @Nullable Integer depth;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Task.DEFAULT_SEED,
            description =
                    "Seed of initial weights, order of rows, dropout and simulation; the same seed and events give the same"
                            + " bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Most passes over the training events; the learning rate falls to zero over them. Default: 60; higgs 50.")
    private @Nullable Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better validation loss after which training stops. Default: 12; higgs 15.")
    private @Nullable Integer patience;

    @Option(names = "--batch", paramLabel = "ROWS", description = "Rows of one step. Default: 256.")
    private @Nullable Integer batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "Highest learning rate. Default: 0.01; higgs 0.005.")
    private @Nullable Double learningRate;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "Share of hidden values dropped, in [0, 1). Default: 0.05; higgs 0.4.")
    private @Nullable Double dropout;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "L2 penalty on the weight matrices. Default: 0.00001; higgs 0.0001.")
    private @Nullable Double weightDecay;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description = "Widths of the hidden layers, by commas. Default: 256,128,64; higgs 128,64.")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--members",
            paramLabel = "N",
            description =
                    "Networks to train, which vote by the mean of their probabilities; all are in the one model. Default: 1;"
                            + " higgs 5.")
    private @Nullable Integer members;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Parts that the events which are not held out are cut into, of which each network leaves one out and is validated on it; 0:"
                            + " all networks train on the same events. Default: 0; higgs 5.")
    private @Nullable Integer folds;

    @Option(
            names = "--calibration",
            paramLabel = "platt|temperature|none",
            defaultValue = "PLATT",
            description =
                    "How probabilities are made to come true as often as they say, fitted on the validation events and part of the"
                            + " model: slope and intercept of the logit, the slope alone, or not at all. The order of the scores stays."
                            + " Default: platt.")
    private CalibrationMethod calibration = CalibrationMethod.PLATT;

    long seed() {
        return seed;
    }

    /** The data set that the events are added to. */
    EventDataset.Builder dataset(Task task) {
        return task.dataset().splitBy(split);
    }

    /** The training that the options ask for. */
    Training of(Task task) {
        return of(task, plan -> plan);
    }

    /** The same, with something more about a network. */
    Training of(Task task, UnaryOperator<TrainingPlan> more) {
        if (kind == Kind.TREES) {
            refuse(
                    "networks",
                    Arrays.asList(epochs, patience, batch, dropout, weightDecay, members, folds),
                    !hidden.isEmpty() || !more.apply(task.defaultPlan(seed)).equals(task.defaultPlan(seed)));
            BoostingPlan plan = boosting(task);
            return (dataset, listener) -> TaskTraining.train(task, dataset, plan, calibration);
        }
        refuse("trees", Arrays.asList(trees, depth), false);
        TrainingPlan plan = more.apply(plan(task));
        return (dataset, listener) -> TaskTraining.train(task, dataset, plan, calibration, listener);
    }

    private void refuse(String others, List<? extends @Nullable Object> options, boolean more) {
        if (more || options.stream().anyMatch(Objects::nonNull)) {
            throw CommandFailure.usage("some of the options are for " + others + ", but --model is "
                    + kind.name().toLowerCase(Locale.ROOT) + ": see --help");
        }
    }

    private BoostingPlan boosting(Task task) {
        BoostingPlan plan = task.defaultTrees(seed);
        try {
            return new BoostingPlan(
                    or(trees, plan.rounds()),
                    or(depth, plan.depth()),
                    or(learningRate, plan.learningRate()),
                    plan.subsample(),
                    plan.columns(),
                    plan.leastWeight(),
                    plan.l2(),
                    seed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private TrainingPlan plan(Task task) {
        TrainingPlan plan = task.defaultPlan(seed);
        try {
            return new TrainingPlan(
                    hidden.isEmpty() ? plan.hidden() : hidden,
                    or(dropout, plan.dropout()),
                    or(epochs, plan.epochs()),
                    or(patience, plan.patience()),
                    or(batch, plan.batch()),
                    or(learningRate, plan.learningRate()),
                    or(weightDecay, plan.weightDecay()),
                    plan.averaging(),
                    plan.settling(),
                    or(members, plan.members()),
                    seed,
                    plan.physics(),
                    or(folds, plan.folds()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
