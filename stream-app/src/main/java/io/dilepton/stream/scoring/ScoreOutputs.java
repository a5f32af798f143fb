package io.dilepton.stream.scoring;

import org.jspecify.annotations.Nullable;

/**
 * Names of the children of a {@link ScoreProcessor}.
 *
 * @param scored gets the scored events
 * @param shadow gets the challenger's scores
 * @param deadLetters gets events whose features are undefined
 * @param switches gets model switches
 * @param scoredTopic topic of the scored events
 * @param shadowTopic topic of the challenger's scores
 * @param batches gets each batch after it was scored; null where nobody aggregates
 */
public record ScoreOutputs(
        String scored,
        String shadow,
        String deadLetters,
        String switches,
        String scoredTopic,
        String shadowTopic,
        @Nullable String batches) {}
