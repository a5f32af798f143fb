package io.dilepton.core.event;

/**
 * How a synthetic event came to be.
 *
 * @param model name of the generative model
 * @param version version of the generative model
 * @param requestId id of the request that ordered the event
 * @param index 0-based index of the event inside its request
 */
public record Lineage(String model, int version, String requestId, long index) {}
