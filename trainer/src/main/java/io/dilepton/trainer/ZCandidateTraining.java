package io.dilepton.trainer;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.features.ZWindow;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.evaluation.ThresholdChoice;
import io.dilepton.trainer.training.NetworkTraining;
import io.dilepton.trainer.training.TrainedNetwork;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the Z-candidate classifier: a pair is signal when its mass lies in {@link ZWindow}. The label is made from the mass, so neither
 * the mass nor a function of it alone is a feature; the network has to find it in momenta and angles.
 *
 * <p>Weights are fitted on the training events, the epoch and the threshold (highest F1) chosen on the validation events, and all metrics
 * measured on the held-out events, which nothing else sees.
 */
public final class ZCandidateTraining {

    /** Name of the model. */
    public static final String MODEL = "z-candidate";

    /** Seed that is used when none is given. */
    public static final long DEFAULT_SEED = 1;

    private ZCandidateTraining() {}

    /**
     * Begins the data set of this task: feature set {@value FeatureSets#DILEPTON_V1}, label by the mass window.
     *
     * @return builder to add events to
     */
    public static EventDataset.Builder dataset() {
        return EventDataset.builder(FeatureSets.named(FeatureSets.DILEPTON_V1), ZWindow::contains);
    }

    /**
     * Returns the default hyperparameters: three hidden layers of 256, 128 and 64.
     *
     * @param seed seed of everything random
     * @return plan of the network
     */
    public static TrainingPlan defaultPlan(long seed) {
        return new TrainingPlan(List.of(256, 128, 64), 0.05, 60, 12, 256, 0.01, 1e-5, 0.99, 0.5, seed);
    }

    /**
     * Trains the network and the baselines, exports, checks parity and measures.
     *
     * @param dataset events of {@link #dataset()}
     * @param plan hyperparameters of the network
     * @param listener hears of each epoch of the network
     * @return the model, version 1 until it is published, with its metrics and those of the baselines
     * @throws io.dilepton.trainer.training.TrainingDivergedException when a loss is not finite
     * @throws io.dilepton.trainer.export.ParityException when ONNX Runtime computes something else than the trainer
     */
    public static TrainingOutcome train(EventDataset dataset, TrainingPlan plan, TrainingListener listener) {
        long started = System.nanoTime();
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        TrainedNetwork network = new NetworkTraining(plan, listener).train(training, validation);
        TrainedNetwork logistic =
                new NetworkTraining(logisticPlan(plan), TrainingListener.SILENT).train(training, validation);
        ModelExport export = ModelExport.of(MODEL, dataset, plan, network);
        Evaluation majority = majority(dataset, plan.seed());
        Evaluation logisticRegression = evaluate("logistic regression", dataset, logistic, plan.seed());
        Evaluation evaluation = export.evaluation();
        ModelArtifact artifact = export.artifact(List.of(majority, logisticRegression));
        return new TrainingOutcome(
                artifact,
                majority,
                logisticRegression,
                evaluation,
                network.epochs(),
                network.bestEpoch(),
                export.parity(),
                network.rowsPerCpuSecond(),
                (System.nanoTime() - started) / 1e9);
    }

    private static TrainingPlan logisticPlan(TrainingPlan plan) {
        return new TrainingPlan(List.of(), 0, 30, 10, 512, 0.03, 0, 0, 0, plan.seed());
    }

    /** Always the more frequent class: every row has the same score, so AUC is one half. */
    private static Evaluation majority(EventDataset dataset, long seed) {
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        boolean[] labels = dataset.part(EventSplit.HELD_OUT).labels();
        double[] scores = new double[labels.length];
        Arrays.fill(scores, 2L * training.positives() > training.rows() ? 1 : 0);
        return Evaluation.of("majority class", scores, labels, 0.5, seed);
    }

    private static Evaluation evaluate(String name, EventDataset dataset, TrainedNetwork network, long seed) {
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        FeatureMatrix heldOut = dataset.part(EventSplit.HELD_OUT);
        double threshold = ThresholdChoice.highestF1(
                RocCurve.widened(network.probabilities(validation.values(), validation.rows())), validation.labels());
        double[] scores = RocCurve.widened(network.probabilities(heldOut.values(), heldOut.rows()));
        return Evaluation.of(name, scores, heldOut.labels(), threshold, seed);
    }
}
