package io.dilepton.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.synth.ServiceOptions;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.PairSample;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Events that a generative model made: of files, of a topic, or made to order. */
final class SyntheticEvents {

    /** What an argument begins with that names a topic. */
    static final String TOPIC = "topic:";

    /** What an argument begins with that orders events from the generator service. */
    static final String ORDER = "order:";

    private static final long DEFAULT_ORDER = 20_000;

    private SyntheticEvents() {}

    /**
     * Reads events.
     *
     * @param arguments files, or one topic behind {@value #TOPIC}, or orders behind {@value #ORDER}
     * @param cluster where topics are
     * @param service generator service, for orders
     * @param said takes what is to be said about an order
     * @return their pairs
     * @throws CommandFailure when they cannot be read, or there are none
     */
    static PairSample read(
            List<String> arguments, ClusterOptions cluster, ServiceOptions service, Consumer<String> said) {
        PairEvents events = new PairEvents(Task.DECAY_CHANNEL);
        if (arguments.stream().noneMatch(argument -> argument.startsWith(TOPIC) || argument.startsWith(ORDER))) {
            FileEvents.read(arguments.stream().map(Path::of).toList(), null, events::add);
        } else if (arguments.stream().allMatch(argument -> argument.startsWith(ORDER))) {
            SynthClient client = service.client();
            List<ObjectNode> orders = arguments.stream()
                    .map(argument -> order(argument.substring(ORDER.length())))
                    .toList();
            orders.forEach(order -> ordered(order, cluster, client, said, events));
        } else if (arguments.size() > 1) {
            throw CommandFailure.usage("--synthetic: give files, or one topic, or orders");
        } else {
            topic(arguments.get(0).substring(TOPIC.length()), "", cluster, events);
        }
        PairSample pairs = events.all();
        if (pairs.rows() == 0) {
            throw CommandFailure.run("--synthetic: " + String.join(", ", arguments) + " holds no pairs of one flavour");
        }
        return pairs;
    }

    private static ObjectNode order(String text) {
        int colon = text.indexOf(':');
        ObjectNode order = new ObjectMapper().createObjectNode();
        order.put("model", colon < 0 ? text : text.substring(0, colon));
        try {
            return order.put("count", colon < 0 ? DEFAULT_ORDER : Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw CommandFailure.usage("--synthetic: '" + ORDER + text + "' is no order; write " + ORDER + "MODEL or "
                    + ORDER + "MODEL:COUNT");
        }
    }

    /** Orders events, waits for the receipt and reads them. */
    private static void ordered(
            ObjectNode request, ClusterOptions cluster, SynthClient client, Consumer<String> said, PairEvents events) {
        String id = client.request(request).path("id").asText();
        JsonNode last = client.follow(id, status -> {});
        JsonNode receipt = last.path("receipt");
        if (!last.path("state").asText().equals("completed")) {
            throw CommandFailure.run(
                    "the order " + id + " was " + last.path("state").asText() + ": " + last.path("problems"));
        }
        said.accept("ordered " + receipt.path("delivered").asLong() + " events of "
                + receipt.path("model").path("name").asText() + "/"
                + receipt.path("model").path("version").asInt() + ", request " + id + ", constraint violations "
                + receipt.path("quality").path("constraintViolations").asText("not measured"));
        topic(receipt.path("topic").asText(), id, cluster, events);
    }

    /** Reads the events of a topic, of one request alone where an id is given. */
    private static void topic(String name, String id, ClusterOptions cluster, PairEvents events) {
        try (TopicReader reader = TopicReader.connect(cluster);
                Deserializer<CollisionEvent> decoder = AvroSerdes.forRecord(CollisionEvent.class, cluster.clients())
                        .deserializer()) {
            reader.readInOrder(reader.ranges(name, new Position.Earliest(), new Position.Latest()), record -> {
                CollisionEvent event = decoder.deserialize(record.topic(), record.headers(), record.value());
                if (event != null && (id.isEmpty() || isOf(event, id))) {
                    events.add(EventCodec.fromAvro(event));
                }
                return true;
            });
        } catch (InvalidEventException | SerializationException e) {
            throw CommandFailure.run(
                    "--synthetic: topic " + name + " holds a record that is no event: " + e.getMessage());
        } catch (CommandFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
    }

    private static boolean isOf(CollisionEvent event, String id) {
        return event.getLineage() != null && event.getLineage().getRequestId().equals(id);
    }
}
