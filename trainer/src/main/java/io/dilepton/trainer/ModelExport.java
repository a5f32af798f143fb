package io.dilepton.trainer;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.SelfTest;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.evaluation.Reliability;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.export.ClassifierGraph;
import io.dilepton.trainer.export.ParityCheck;
import io.dilepton.trainer.export.SelfTestRows;
import io.dilepton.trainer.export.TrainingReference;
import io.dilepton.trainer.training.HeldBack;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained classifier as it will serve: ONNX bytes, loaded into ONNX Runtime once to check parity, choose the threshold and measure. The
 * metrics are so those of the very bytes that are published.
 */
final class ModelExport {

    private final Task task;
    private final EventDataset dataset;
    private final TrainedClassifier classifier;
    private final Calibration calibration;
    private final byte[] onnx;
    private final double parity;
    private final double threshold;
    private final Evaluation evaluation;
    private final Calibrated calibrated;
    private final SelfTest selfTest;
    private final List<FeatureReference> reference;

    private ModelExport(
            Task task, EventDataset dataset, CalibrationMethod calibrationMethod, TrainedClassifier classifier) {
        this.task = task;
        this.dataset = dataset;
        this.classifier = classifier;
        FeatureMatrix training = dataset.part(EventSplit.TRAIN);
        HeldBack validation = classifier.heldBack();
        FeatureMatrix heldOut = dataset.part(EventSplit.HELD_OUT);
        Calibration calibration = Calibration.fit(calibrationMethod, validation.logits(), validation.labels());
        this.onnx = classifier.graph(calibration, task.model(), metadata());
        this.calibration = calibration;
        ModelArtifact draft = new ModelArtifact(manifest(0.5, Map.of()), onnx);
        try (OnnxModel model = OnnxModel.load(draft, dataset.features());
                Scorer scorer = model.newScorer()) {
            float[] served = score(scorer, heldOut);
            this.parity = parity(scorer, dataset.parts(EnumSet.allOf(EventSplit.class)));
            float[] validationScores = calibration.probabilities(validation.logits());
            this.threshold = task.criterion().threshold(RocCurve.widened(validationScores), validation.labels());
            this.evaluation =
                    Evaluation.of(classifier.kind(), RocCurve.widened(served), heldOut, threshold, classifier.seed());
            this.calibrated = calibrated(calibration, classifier, heldOut, served);
            this.selfTest = SelfTestRows.make(scorer, training, score(scorer, training));
            this.reference = TrainingReference.of(dataset.features(), training, validationScores);
        }
    }

    /** On all events, however they are split: rows that differ most need not be held out. */
    private double parity(Scorer scorer, FeatureMatrix rows) {
        return ParityCheck.require(
                classifier.probabilities(calibration, rows.values(), rows.rows()), score(scorer, rows));
    }

    static ModelExport of(
            Task task, EventDataset dataset, CalibrationMethod calibrationMethod, TrainedClassifier classifier) {
        return new ModelExport(task, dataset, calibrationMethod, classifier);
    }

    private static Calibrated calibrated(
            Calibration calibration, TrainedClassifier classifier, FeatureMatrix heldOut, float[] served) {
        float[] raw = classifier.probabilities(heldOut.values(), heldOut.rows());
        return new Calibrated(
                calibration,
                Reliability.of(RocCurve.widened(raw), heldOut.labels(), classifier.seed()),
                Reliability.of(RocCurve.widened(served), heldOut.labels(), classifier.seed()));
    }

    Calibrated calibrated() {
        return calibrated;
    }

    double parity() {
        return parity;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** The model with its metrics and those of the baselines in its manifest. */
    ModelArtifact artifact(List<Evaluation> baselines) {
        ManifestMetrics metrics = new ManifestMetrics();
        metrics.add("", evaluation);
        for (Evaluation baseline : baselines) {
            metrics.add(baseline.classifier().replace(' ', '-').toLowerCase(Locale.ROOT) + ".", baseline);
        }
        metrics.add("", calibrated.after());
        metrics.add("uncalibrated.", calibrated.before());
        metrics.add("parity", parity);
        return new ModelArtifact(manifest(threshold, metrics.byName()).with(selfTest, reference), onnx);
    }

    private Map<String, String> metadata() {
        return Map.of(
                "model", task.model(),
                "featureSet", dataset.features().name(),
                "featureSetHash", dataset.features().hash(),
                "seed", Long.toString(classifier.seed()),
                "codeVersion", CodeVersion.TEXT,
                "dataFingerprint", dataset.fingerprint());
    }

    private ModelManifest manifest(double decision, Map<String, Double> metrics) {
        Map<String, String> hyperparameters = new TreeMap<>(classifier.hyperparameters());
        hyperparameters.put("classifier", classifier.kind());
        hyperparameters.put(SplitRule.KEY, dataset.splitRule().toString());
        hyperparameters.put("threshold", task.criterion().toString());
        hyperparameters.put("calibration", calibration.method().toString());
        if (!calibration.isIdentity()) {
            hyperparameters.put("calibrationSlope", Float.toString(calibration.slope()));
            hyperparameters.put("calibrationIntercept", Float.toString(calibration.intercept()));
        }
        ModelManifest.Training training = new ModelManifest.Training(
                task.model(),
                dataset.fingerprint(),
                dataset.datasets(),
                dataset.part(EventSplit.TRAIN).rows(),
                dataset.part(EventSplit.VALIDATION).rows(),
                dataset.part(EventSplit.HELD_OUT).rows(),
                classifier.seed(),
                CodeVersion.TEXT,
                hyperparameters);
        return new ModelManifest(
                task.model(),
                1,
                ModelArtifact.sha256(onnx),
                dataset.features().name(),
                dataset.features().hash(),
                ClassifierGraph.INPUT,
                ClassifierGraph.OUTPUT,
                decision,
                training,
                metrics);
    }

    private static float[] score(Scorer scorer, FeatureMatrix rows) {
        float[] probabilities = new float[rows.rows()];
        scorer.score(rows.values(), rows.rows(), probabilities);
        return probabilities;
    }
}
