package io.dilepton.trainer;

import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Reliability;
import io.dilepton.trainer.evaluation.RocCurve;

/**
 * How an exported model does on labelled rows, as it serves: by ONNX Runtime, at the threshold of its manifest.
 *
 * @param evaluation metrics at the threshold of the manifest, under the name of the model
 * @param reliability whether its probabilities come true as often as they say
 */
public record ModelEvaluation(Evaluation evaluation, Reliability reliability) {

    /**
     * Scores rows and measures.
     *
     * @param model the model
     * @param rows at least one row of the model's feature set
     * @param seed seed of the bootstrap
     * @return what was measured
     * @throws io.dilepton.core.inference.ModelRefusedException when the model cannot serve
     * @throws IllegalArgumentException when this version does not know the model's feature set
     */
    public static ModelEvaluation evaluate(ModelArtifact model, FeatureMatrix rows, long seed) {
        ModelManifest manifest = model.manifest();
        double[] scores = scores(model, rows);
        return new ModelEvaluation(
                Evaluation.of(manifest.name(), scores, rows, manifest.threshold(), seed),
                Reliability.of(scores, rows.labels(), seed));
    }

    /**
     * Scores rows.
     *
     * @param model the model
     * @param rows rows of the model's feature set
     * @return one probability per row
     * @throws io.dilepton.core.inference.ModelRefusedException when the model cannot serve
     * @throws IllegalArgumentException when this version does not know the model's feature set
     */
    public static double[] scores(ModelArtifact model, FeatureMatrix rows) {
        float[] scores = new float[rows.rows()];
        try (OnnxModel loaded =
                        OnnxModel.load(model, FeatureSets.named(model.manifest().featureSet()));
                Scorer scorer = loaded.newScorer()) {
            scorer.score(rows.values(), rows.rows(), scores);
        }
        return RocCurve.widened(scores);
    }
}
