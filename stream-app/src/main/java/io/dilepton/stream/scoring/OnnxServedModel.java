package io.dilepton.stream.scoring;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;

/** A model in ONNX Runtime, with the feature set that its manifest names. */
public final class OnnxServedModel implements ServedModel {

    private final OnnxModel model;
    private final FeatureSet features;

    private OnnxServedModel(OnnxModel model, FeatureSet features) {
        this.model = model;
        this.features = features;
    }

    /**
     * Loads a model and checks it against its manifest and against the feature set of this build.
     *
     * @param artifact manifest and ONNX bytes
     * @param device where it is computed
     * @return the model; the caller closes it
     * @throws IllegalArgumentException when this build does not know the feature set
     * @throws io.dilepton.core.inference.ModelRefusedException when the model cannot serve the feature set
     */
    public static OnnxServedModel load(ModelArtifact artifact, InferenceDevice device) {
        OnnxModel.requireClassifier(artifact.manifest());
        FeatureSet features = FeatureSets.named(artifact.manifest().featureSet());
        return new OnnxServedModel(OnnxModel.load(artifact, features, device), features);
    }

    @Override
    public ModelManifest manifest() {
        return model.manifest();
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public Scorer newScorer() {
        return model.newScorer();
    }

    @Override
    public void close() {
        model.close();
    }
}
