package io.dilepton.stream.scoring;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelManifest;

/** A model that is ready to score. Safe for use by several threads. */
public interface ServedModel extends AutoCloseable {

    /**
     * Returns the manifest.
     *
     * @return manifest of the version
     */
    ModelManifest manifest();

    /**
     * Returns the feature set.
     *
     * @return what makes the model's input
     */
    FeatureSet features();

    /**
     * Makes a scorer for one thread. It stays usable after the model is closed, until it is closed itself.
     *
     * @return scorer; the caller closes it
     * @throws IllegalStateException when the model is closed
     */
    Scorer newScorer();

    @Override
    void close();
}
