package io.dilepton.generator.request;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that was accepted, with everything that its shards need, so that every instance and every restart serve it alike.
 *
 * @param request the request
 * @param model the version that makes the events
 * @param shards number of parts
 * @param block events that a part has in a row
 * @param due when event 0 is due, by the wall clock
 * @param targetEnds where the partitions of the target topic ended when the request was accepted: none of its events is before
 */
public record StreamOrder(
        StreamRequest request, Model model, int shards, int block, Instant due, Map<Integer, Long> targetEnds) {

    /** Copies. */
    public StreamOrder {
        targetEnds = Map.copyOf(new TreeMap<>(targetEnds));
    }

    /**
     * A version of a model.
     *
     * @param name name, as lineages carry it
     * @param version version
     * @param sha256 SHA-256 of its ONNX bytes, 64 hexadecimal digits; empty for a simulation
     */
    public record Model(String name, int version, String sha256) {}
}
