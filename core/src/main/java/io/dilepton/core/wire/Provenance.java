package io.dilepton.core.wire;

import io.dilepton.core.registry.ModelManifest;

/**
 * What a scored event says of its making besides the score.
 *
 * @param model manifest of the model
 * @param sourceTopic topic that the event was read from
 * @param sourcePartition partition that it was read from
 * @param sourceOffset offset that it was read from
 */
public record Provenance(ModelManifest model, String sourceTopic, int sourcePartition, long sourceOffset) {

    /**
     * Returns the decision that a score leads to.
     *
     * @param probability output of the model, in [0, 1]
     * @return whether it is at or above the model's threshold
     */
    public boolean decision(float probability) {
        return probability >= model.threshold();
    }
}
