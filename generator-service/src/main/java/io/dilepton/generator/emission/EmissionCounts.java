package io.dilepton.generator.emission;

/**
 * What became of the events given to an emitter.
 *
 * @param sent events given to the producer
 * @param acknowledged events that the broker has stored
 * @param failed events that could not be delivered
 */
public record EmissionCounts(long sent, long acknowledged, long failed) {}
