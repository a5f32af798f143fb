package io.dilepton.cli.bench.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.schemas.Topics;
import java.util.List;

/** Orders streams of a run from its services, and reads what was delivered. */
final class BenchOrders {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOPICS = List.of(
            Topics.SYNTHETIC_EVENTS, Topics.SYNTHETIC_REQUESTS, Topics.SYNTHETIC_STATUS, Topics.SYNTHETIC_SHARDS);

    private final GeneratorPlan plan;
    private final ClusterChild cluster;
    private final BenchTopics topics;
    private final ProgressLine progress;

    BenchOrders(GeneratorPlan plan, ClusterChild cluster, BenchTopics topics, ProgressLine progress) {
        this.plan = plan;
        this.cluster = cluster;
        this.topics = topics;
        this.progress = progress;
    }

    /** Makes an order; a rate of 0 is as fast as events come. */
    ObjectNode order(String id, long count, double rate) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        json.put("model", plan.model());
        json.put("count", count);
        json.put("seed", plan.seed());
        if (rate > 0) {
            json.put("rate", rate);
        }
        return json;
    }

    /** Orders a stream, waits for its end, and reads it. */
    Delivery delivered(SynthClient client, ObjectNode order) {
        client.request(order);
        follow(client, order.path("id").asText());
        return read(order);
    }

    /** Waits for the end of a stream, and returns its last status. */
    JsonNode follow(SynthClient client, String id) {
        JsonNode last = client.follow(
                id,
                status -> progress.show(
                        seconds -> progress.bar(status.path("emitted").asDouble()
                                        / status.path("request").path("count").asDouble())
                                + "  " + id));
        if (!last.path("state").asText().equals("completed")) {
            throw CommandFailure.run(
                    "the stream " + id + " was " + last.path("state").asText() + ": " + last.path("problems"));
        }
        return last;
    }

    /** Reads what committed readers find of an order. */
    Delivery read(ObjectNode order) {
        return Delivery.read(
                cluster, topics, order.path("id").asText(), order.path("count").asInt());
    }

    /** Removes all events, orders and statuses. */
    void forget() {
        topics.empty(TOPICS);
    }
}
