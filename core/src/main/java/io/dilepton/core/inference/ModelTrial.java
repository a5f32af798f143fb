package io.dilepton.core.inference;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.registry.ModelArtifact;

/** Tries whether a stream of this build could serve a model, before the model is published. */
public final class ModelTrial {

    private ModelTrial() {}

    /**
     * Loads a model as a stream would, or a generator as the generator service would, and closes it again.
     *
     * @param artifact manifest and ONNX bytes
     * @throws ModelRefusedException when its feature set, tensors or scores are not what the manifest says; the message says which
     */
    public static void require(ModelArtifact artifact) {
        if (artifact.manifest().generator().exists()) {
            GeneratorModel.load(artifact, InferenceDevice.CPU).close();
            return;
        }
        FeatureSet features;
        try {
            features = FeatureSets.named(artifact.manifest().featureSet());
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(OnnxModel.label(artifact.manifest()) + ": " + e.getMessage(), e);
        }
        OnnxModel.load(artifact, features).close();
    }
}
