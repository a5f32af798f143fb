package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.PlanFile;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
            description =
                    "Seed of initial weights, order of rows, dropout and simulation; the same seed and events give the same"
                            + " bytes. Default: " + Task.DEFAULT_SEED + ".")
    private @Nullable Long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Most passes over the training events; the learning rate falls to zero over them. Default: 60; higgs 50; decay-channel 40.")
    private @Nullable Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "Epochs without a better validation loss after which training stops. Default: 12; higgs 15; decay-channel 20.")
    private @Nullable Integer patience;

    @Option(names = "--batch", paramLabel = "ROWS", description = "Rows of one step. Default: 256.")
    private @Nullable Integer batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "Highest learning rate. Default: 0.01; higgs and decay-channel 0.005.")
    private @Nullable Double learningRate;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "Share of hidden values dropped, in [0, 1). Default: 0.05; higgs 0.4; decay-channel 0.6.")
    private @Nullable Double dropout;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "L2 penalty on the weight matrices. Default: 0.00001; higgs 0.0001; decay-channel 0.001.")
    private @Nullable Double weightDecay;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description =
                    "Widths of the hidden layers, by commas. Default: 256,128,64; higgs 128,64; decay-channel 256,128.")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--members",
            paramLabel = "N",
            description =
                    "Networks to train, which vote by the mean of their probabilities; all are in the one model. Default: 1;"
                            + " higgs and decay-channel 5.")
    private @Nullable Integer members;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Parts that the events which are not held out are cut into, of which each network leaves one out and is validated on it; 0:"
                            + " all networks train on the same events. Default: 0; higgs and decay-channel 5.")
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

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description =
                    "Hyperparameters by name, over which options on the command line go: hidden, dropout, activation, optimiser, schedule, ...;"
                            + " an unknown name is answered with those that there are. Settings of Kafka and registry go by --client-config.")
    private @Nullable Path config;

    /** The seed on the command line, else in the file, else the default. */
    long seed() {
        if (seed != null) {
            return seed;
        }
        return file().get("seed") instanceof Number ofFile ? ofFile.longValue() : Task.DEFAULT_SEED;
    }

    private Map<String, Object> file() {
        if (config == null) {
            return Map.of();
        }
        if (config.toString().endsWith(".properties")) {
            throw CommandFailure.usage("--config of 'train' takes hyperparameters in YAML; give " + config
                    + ", if it has settings of Kafka and registry, by --client-config");
        }
        return PlanFile.read(config);
    }

    /** The data set that the events are added to. */
    EventDataset.Builder dataset(Task task) {
        return task.dataset().splitBy(split);
    }

    /** The training that the options ask for. */
    Training of(Task task) {
        return of(task, Map.of());
    }

    /** The same, with more fields of a network's plan, by their names. */
    Training of(Task task, Map<String, Object> more) {
        if (kind == Kind.TREES) {
            refuse(
                    "networks",
                    Arrays.asList(config, epochs, patience, batch, dropout, weightDecay, members, folds),
                    !hidden.isEmpty() || !more.isEmpty());
            BoostingPlan plan = boosting(task);
            return (dataset, listener, checkpoint) -> TaskTraining.train(task, dataset, plan, calibration);
        }
        refuse("trees", Arrays.asList(trees, depth), false);
        TrainingPlan plan = plan(task, more);
        return (dataset, listener, checkpoint) ->
                TaskTraining.train(task, dataset, plan, calibration, listener, checkpoint);
    }

    private void refuse(String others, List<? extends @Nullable Object> options, boolean more) {
        if (more || options.stream().anyMatch(Objects::nonNull)) {
            throw CommandFailure.usage("some of the options are for " + others + ", but --model is "
                    + kind.name().toLowerCase(Locale.ROOT) + ": see --help");
        }
    }

    private BoostingPlan boosting(Task task) {
        BoostingPlan plan = task.defaultTrees(seed());
        try {
            return new BoostingPlan(
                    or(trees, plan.rounds()),
                    or(depth, plan.depth()),
                    or(learningRate, plan.learningRate()),
                    plan.subsample(),
                    plan.columns(),
                    plan.leastWeight(),
                    plan.l2(),
                    seed());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private TrainingPlan plan(Task task, Map<String, Object> more) {
        Map<String, Object> given = new TreeMap<>(given());
        given.putAll(more);
        TrainingPlan plan = set(set(task.defaultPlan(Task.DEFAULT_SEED), file(), config + ": "), given, "");
        if (plan.physics().isActive() && task != Task.HIGGS) {
            throw CommandFailure.usage("physics terms are those of the task higgs, not of " + task.model());
        }
        return plan;
    }

    private static TrainingPlan set(TrainingPlan plan, Map<String, Object> fields, String where) {
        try {
            return PlanFields.set(plan, fields);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(where + e.getMessage());
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** What the command line gives, by the names of the plan. */
    private Map<String, Object> given() {
        Map<String, Object> given = new TreeMap<>();
        put(given, "hidden", hidden.isEmpty() ? null : hidden);
        put(given, "dropout", dropout);
        put(given, "epochs", epochs);
        put(given, "patience", patience);
        put(given, "batch", batch);
        put(given, "learningRate", learningRate);
        put(given, "weightDecay", weightDecay);
        put(given, "members", members);
        put(given, "folds", folds);
        put(given, "seed", seed);
        return given;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
