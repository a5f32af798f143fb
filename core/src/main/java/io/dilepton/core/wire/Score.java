package io.dilepton.core.wire;

import io.dilepton.core.registry.ModelManifest;

/**
 * What a model made of an event, and where the event came from.
 *
 * @param model manifest of the model
 * @param probability output of the model, in [0, 1]
 * @param sourceTopic topic that the event was read from
 * @param sourcePartition partition that it was read from
 * @param sourceOffset offset that it was read from
 */
public record Score(
        ModelManifest model, float probability, String sourceTopic, int sourcePartition, long sourceOffset) {

    /**
     * Returns the decision.
     *
     * @return whether the probability is at or above the model's threshold
     */
    public boolean decision() {
        return probability >= model.threshold();
    }
}
