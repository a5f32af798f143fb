package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders as JSON: what the instances of the service tell each other. */
public final class OrderJson {

    private OrderJson() {}

    /**
     * Writes an order.
     *
     * @param order the order
     * @return JSON
     */
    public static ObjectNode of(StreamOrder order) {
        ObjectNode json = StreamJson.object();
        json.set("request", StreamJson.json(order.request()));
        json.set("model", StreamJson.json(order.model()));
        json.put("shards", order.shards());
        json.put("block", order.block());
        json.put("due", order.due().toString());
        ObjectNode ends = json.putObject("targetEnds");
        order.targetEnds().forEach((partition, end) -> ends.put(String.valueOf(partition), end));
        order.binWeights().forEach(json.putArray("binWeights")::add);
        return json;
    }

    /**
     * Reads an order.
     *
     * @param json what {@link #of} wrote
     * @return the order
     */
    public static StreamOrder order(JsonNode json) {
        Map<Integer, Long> ends = new TreeMap<>();
        json.path("targetEnds")
                .properties()
                .forEach(end ->
                        ends.put(Integer.valueOf(end.getKey()), end.getValue().asLong()));
        List<Double> weights = new ArrayList<>();
        json.path("binWeights").forEach(weight -> weights.add(weight.asDouble()));
        return new StreamOrder(
                StreamJson.request(json.path("request"), "", null),
                StreamJson.model(json.path("model")),
                json.path("shards").asInt(),
                json.path("block").asInt(),
                Instant.parse(json.path("due").asText()),
                ends,
                weights);
    }
}
