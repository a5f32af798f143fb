package io.dilepton.trainer;

import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.export.ClassifierGraph;
import io.dilepton.trainer.export.TreesGraph;
import io.dilepton.trainer.training.HeldBack;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.BoostingPlan;
import java.util.Map;
import java.util.TreeMap;

/** What a training came to, of whatever kind: all that an export needs to know. */
sealed interface TrainedClassifier {

    /** Name of the kind in tables and reports. */
    String kind();

    /** Probabilities by the library that trained; features are row-major float32 [rows, width]. */
    float[] probabilities(float[] features, int rows);

    /** Rows that choose the calibration and the threshold. */
    HeldBack heldBack();

    /** Logits by the library that trained. */
    double[] logits(float[] features, int rows);

    /** Calibrated probabilities by the library that trained. */
    default float[] probabilities(Calibration calibration, float[] features, int rows) {
        return calibration.isIdentity()
                ? probabilities(features, rows)
                : calibration.probabilities(logits(features, rows));
    }

    /** ONNX bytes with the tensors of {@link ClassifierGraph}. */
    byte[] graph(Calibration calibration, String name, Map<String, String> metadata);

    /** Hyperparameters as the manifest records them. */
    Map<String, String> hyperparameters();

    /** Seed of everything random. */
    long seed();

    /** Networks. */
    record Network(TrainingPlan plan, TrainedEnsemble ensemble, HeldBack heldBack) implements TrainedClassifier {

        @Override
        public String kind() {
            return "network";
        }

        @Override
        public float[] probabilities(float[] features, int rows) {
            return ensemble.probabilities(features, rows);
        }

        @Override
        public double[] logits(float[] features, int rows) {
            return ensemble.logits(features, rows);
        }

        @Override
        public byte[] graph(Calibration calibration, String name, Map<String, String> metadata) {
            return ClassifierGraph.write(ensemble.weights(), calibration, name, metadata);
        }

        @Override
        public Map<String, String> hyperparameters() {
            Map<String, String> hyperparameters = new TreeMap<>(plan.hyperparameters());
            hyperparameters.put("bestEpoch", ensemble.bestEpochs());
            return hyperparameters;
        }

        @Override
        public long seed() {
            return plan.seed();
        }
    }

    /** Boosted trees. */
    record Trees(BoostingPlan plan, BoostedTrees trees, HeldBack heldBack) implements TrainedClassifier {

        @Override
        public String kind() {
            return "boosted trees";
        }

        @Override
        public float[] probabilities(float[] features, int rows) {
            return trees.probabilities(features, rows);
        }

        @Override
        public double[] logits(float[] features, int rows) {
            return trees.logits(features, rows);
        }

        @Override
        public byte[] graph(Calibration calibration, String name, Map<String, String> metadata) {
            return TreesGraph.write(trees, calibration, name, metadata);
        }

        @Override
        public Map<String, String> hyperparameters() {
            return plan.hyperparameters();
        }

        @Override
        public long seed() {
            return plan.seed();
        }
    }
}
