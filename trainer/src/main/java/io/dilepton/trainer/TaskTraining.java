package io.dilepton.trainer;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.training.Checkpoint;
import io.dilepton.trainer.training.EnsembleTraining;
import io.dilepton.trainer.training.EpochReport;
import io.dilepton.trainer.training.FittedEnsemble;
import io.dilepton.trainer.training.HeldBack;
import io.dilepton.trainer.training.NetworkTraining;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.BoostingPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains the classifier of a task. Weights are fitted on the training events, the epoch, the calibration and the threshold chosen on the validation events, and
 * all metrics measured on the held-out events, which nothing else sees.
 */
public final class TaskTraining {

    private TaskTraining() {}

    /**
     * Trains with the calibration {@link CalibrationMethod#PLATT}.
     *
     * @param task the task
     * @param dataset events of {@link Task#dataset()}
     * @param plan hyperparameters of the network
     * @param listener hears of each epoch of the network
     * @return the model, as of {@link #train(Task, EventDataset, TrainingPlan, CalibrationMethod, TrainingListener)}
     */
    public static TrainingOutcome train(Task task, EventDataset dataset, TrainingPlan plan, TrainingListener listener) {
        return train(task, dataset, plan, CalibrationMethod.PLATT, listener);
    }

    /**
     * Trains from the beginning to the end.
     *
     * @param task the task
     * @param dataset events of {@link Task#dataset()}
     * @param plan hyperparameters of the network
     * @param calibration how the probabilities of the network are calibrated, inside its graph
     * @param listener hears of each epoch of the network
     * @return the model, as of
     *     {@link #train(Task, EventDataset, TrainingPlan, CalibrationMethod, TrainingListener, Checkpoint)}
     */
    public static TrainingOutcome train(
            Task task,
            EventDataset dataset,
            TrainingPlan plan,
            CalibrationMethod calibration,
            TrainingListener listener) {
        return train(task, dataset, plan, calibration, listener, null);
    }

    /**
     * Trains the network and the baselines, exports, checks parity and measures.
     *
     * @param task the task
     * @param dataset events of {@link Task#dataset()}
     * @param plan hyperparameters of the network
     * @param calibration how the probabilities of the network are calibrated, inside its graph
     * @param listener hears of each epoch of the network
     * @param checkpoint what to go on from where it exists, and where to leave off when training is stopped; null for neither
     * @return the model, version 1 until it is published, with its metrics and those of the baselines
     * @throws io.dilepton.trainer.training.TrainingDivergedException when a loss is not finite
     * @throws io.dilepton.trainer.training.CheckpointException when the checkpoint is of another training, or damaged
     * @throws io.dilepton.trainer.export.ParityException when ONNX Runtime computes something else than the trainer
     */
    public static TrainingOutcome train(
            Task task,
            EventDataset dataset,
            TrainingPlan plan,
            CalibrationMethod calibration,
            TrainingListener listener,
            @Nullable Checkpoint checkpoint) {
        long started = System.nanoTime();
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        List<EpochReport> history = new ArrayList<>();
        TrainingListener recorder = new TrainingListener() {
            @Override
            public void epochEnded(EpochReport report) {
                history.add(report);
                listener.epochEnded(report);
            }

            @Override
            public void resumed(List<EpochReport> earlier) {
                history.addAll(earlier);
                listener.resumed(earlier);
            }

            @Override
            public void checkpointSaved(Checkpoint saved) {
                listener.checkpointSaved(saved);
            }
        };
        FittedEnsemble fitted = new EnsembleTraining(plan, task::taught, recorder, checkpoint)
                .train(dataset, task.preprocessing(training));
        TrainedEnsemble network = fitted.network();
        return outcome(
                task,
                dataset,
                calibration,
                new TrainedClassifier.Network(plan, network, fitted.heldBack()),
                history,
                network.epochs(),
                network.members().get(0).bestEpoch(),
                network.rowsPerCpuSecond(),
                started);
    }

    /**
     * Trains boosted trees and the baselines, exports, checks parity and measures.
     *
     * @param task the task
     * @param dataset events of {@link Task#dataset()}
     * @param plan hyperparameters of the trees
     * @param calibration how the probabilities of the trees are calibrated, inside their graph
     * @return the model, version 1 until it is published, with its metrics and those of the baselines; its epochs are trees
     * @throws io.dilepton.trainer.trees.BoostingException when the library refuses, or does not load on this platform
     * @throws io.dilepton.trainer.export.ParityException when ONNX Runtime computes something else than the trainer
     */
    public static TrainingOutcome train(
            Task task, EventDataset dataset, BoostingPlan plan, CalibrationMethod calibration) {
        long started = System.nanoTime();
        BoostedTrees trees = TreeBoosting.train(dataset.part(EventSplit.TRAIN), plan);
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        HeldBack heldBack = new HeldBack(trees.logits(validation.values(), validation.rows()), validation.labels());
        return outcome(
                task,
                dataset,
                calibration,
                new TrainedClassifier.Trees(plan, trees, heldBack),
                List.of(),
                plan.rounds(),
                plan.rounds(),
                Double.NaN,
                started);
    }

    private static TrainingOutcome outcome(
            Task task,
            EventDataset dataset,
            CalibrationMethod calibration,
            TrainedClassifier classifier,
            List<EpochReport> history,
            int epochs,
            int bestEpoch,
            double rowsPerCpuSecond,
            long started) {
        ModelExport export = ModelExport.of(task, dataset, calibration, classifier);
        Evaluation majority = majority(dataset, classifier.seed());
        Evaluation logisticRegression = logisticRegression(task, dataset, classifier.seed());
        return new TrainingOutcome(
                export.artifact(List.of(majority, logisticRegression)),
                majority,
                logisticRegression,
                export.evaluation(),
                export.calibrated(),
                history,
                epochs,
                bestEpoch,
                export.parity(),
                rowsPerCpuSecond,
                (System.nanoTime() - started) / 1e9);
    }

    private static TrainingPlan logisticPlan(long seed) {
        return new TrainingPlan(List.of(), 0, 30, 10, 512, 0.03, 0, 0, 0, 1, seed);
    }

    /** Always the more frequent class: every row has the same score, so AUC is one half. */
    private static Evaluation majority(EventDataset dataset, long seed) {
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        FeatureMatrix heldOut = dataset.part(EventSplit.HELD_OUT);
        double[] scores = new double[heldOut.rows()];
        Arrays.fill(scores, 2L * training.positives() > training.rows() ? 1 : 0);
        return Evaluation.of("majority class", scores, heldOut, 0.5, seed);
    }

    private static Evaluation logisticRegression(Task task, EventDataset dataset, long seed) {
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        FeatureMatrix heldOut = dataset.part(EventSplit.HELD_OUT);
        TrainedEnsemble network = new NetworkTraining(logisticPlan(seed), TrainingListener.SILENT)
                .train(training, validation, task.preprocessing(training));
        double threshold = task.criterion()
                .threshold(
                        RocCurve.widened(network.probabilities(validation.values(), validation.rows())),
                        validation.labels());
        double[] scores = RocCurve.widened(network.probabilities(heldOut.values(), heldOut.rows()));
        return Evaluation.of("logistic regression", scores, heldOut, threshold, seed);
    }
}
