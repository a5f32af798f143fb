package io.dilepton.trainer;

import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.trainer.training.EpochReport;
import java.util.List;

/**
 * A trained model with what it is measured against.
 *
 * @param artifact the model; its version is 1 until it is published
 * @param majority the classifier that always says what is more frequent
 * @param logisticRegression logistic regression on the same features
 * @param network the model itself, scored by ONNX Runtime: a network, or boosted trees
 * @param calibrated its calibration
 * @param history every epoch of a network, member after member; empty for trees
 * @param epochs epochs that were run, or trees that were grown
 * @param bestEpoch epoch that the weights are from, or the last tree
 * @param parity largest difference between the trainer's probabilities and those of ONNX Runtime on the rows of all parts
 * @param rowsPerCpuSecond training rows per second of CPU time; NaN where the platform does not measure it
 * @param seconds wall time of everything, baselines and evaluation included
 */
public record TrainingOutcome(
        ModelArtifact artifact,
        Evaluation majority,
        Evaluation logisticRegression,
        Evaluation network,
        Calibrated calibrated,
        List<EpochReport> history,
        int epochs,
        int bestEpoch,
        double parity,
        double rowsPerCpuSecond,
        double seconds) {

    /** Copies. */
    public TrainingOutcome {
        history = List.copyOf(history);
    }
}
