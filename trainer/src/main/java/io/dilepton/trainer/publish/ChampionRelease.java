package io.dilepton.trainer.publish;

import io.dilepton.core.inference.ModelTrial;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.Promotion;

/** Publishes a trained model and lets it serve. */
public final class ChampionRelease {

    private final ModelPublisher publisher;

    /**
     * Makes the release.
     *
     * @param publisher writes the model topics
     */
    public ChampionRelease(ModelPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Loads the model once as a stream would, publishes it under the next version of its name, then points the alias champion at it: streams that watch it swap.
     *
     * @param model the model; its version number is passed over
     * @return the manifest with the version that it was given
     * @throws io.dilepton.core.inference.ModelRefusedException when no stream could serve the model
     * @throws io.dilepton.core.registry.ModelRegistryException when the topics cannot be read or written
     */
    public ModelManifest release(ModelArtifact model) {
        ModelTrial.require(model);
        ModelManifest published = publisher.publish(model);
        publisher.promote(published.name(), published.version(), Promotion.CHAMPION);
        return published;
    }
}
