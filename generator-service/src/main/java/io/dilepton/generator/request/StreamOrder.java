package io.dilepton.generator.request;

import java.time.Instant;
import java.util.List;
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
 * @param binWeights weights of the events in the bins of the request's target spectrum, 1 on the average; empty where it has none
 */
public record StreamOrder(
        StreamRequest request,
        Model model,
        int shards,
        int block,
        Instant due,
        Map<Integer, Long> targetEnds,
        List<Double> binWeights) {

    /** Copies. */
    public StreamOrder {
        binWeights = List.copyOf(binWeights);
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
