package io.dilepton.generator.coordination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamState;
import io.dilepton.generator.request.TargetSpectrum;
import io.dilepton.generator.shard.ShardProgress;
import io.dilepton.generator.shard.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the closing receipt of a stream: what was delivered, and how good it is, from events read back from the topic. */
public final class ReceiptMaker {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMaker.class);
    private static final String QUALITY = "quality";
    private static final int SAMPLE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final double MILLIS = 1e3;

    private final Map<String, Object> clients;
    private final EventFormat format;
    private final ReceiptQuality quality;
    private final Clock clock;

    /**
     * Makes it.
     *
     * @param clients configuration for all Kafka clients
     * @param format format of the events
     * @param quality measures a sample
     * @param clock wall clock
     */
    public ReceiptMaker(Map<String, Object> clients, EventFormat format, ReceiptQuality quality, Clock clock) {
        this.clients = Map.copyOf(clients);
        this.format = format;
        this.quality = quality;
        this.clock = clock;
    }

    /**
     * What a receipt is made from.
     *
     * @param order what was ordered
     * @param state how it ended
     * @param delivered events on the topic
     * @param by events by the instance that made them
     * @param lastMillis when the last event was made, milliseconds since 1970-01-01T00:00:00Z
     */
    record Facts(StreamOrder order, StreamState state, long delivered, Map<String, Long> by, long lastMillis) {

        static Facts of(StreamBook book) {
            StreamState state = book.has(ShardProgress.State.FAILED)
                    ? StreamState.FAILED
                    : book.has(ShardProgress.State.CANCELLED) ? StreamState.CANCELLED : StreamState.COMPLETED;
            return new Facts(book.order(), state, book.emitted(), book.by(), book.lastMillis());
        }
    }

    ObjectNode receipt(Facts facts) {
        StreamOrder order = facts.order();
        ObjectNode json = StreamJson.object();
        json.put("state", facts.state().code());
        if (order.request().count() != null) {
            json.put("requested", order.request().count());
        }
        json.put("delivered", facts.delivered());
        json.put("topic", order.request().topic());
        json.set("model", StreamJson.json(order.model()));
        json.put("seed", order.request().seed());
        json.put("shards", order.shards());
        ObjectNode by = json.putObject("deliveredBy");
        facts.by().forEach(by::put);
        pace(json, facts);
        json.put("closed", Instant.now(clock).toString());
        if (facts.delivered() > 0) {
            figures(json, order, facts.delivered());
        }
        return json;
    }

    private static void pace(ObjectNode json, Facts facts) {
        long due = facts.order().due().toEpochMilli();
        double seconds = (facts.lastMillis() - due) / MILLIS;
        ObjectNode pace = json.putObject("pace");
        pace.put("seconds", Math.max(0, seconds));
        Double rate = facts.order().request().rate();
        if (rate != null) {
            pace.put("requested", rate);
        }
        if (seconds > 0 && facts.delivered() > 1) {
            double delivered = (facts.delivered() - 1) / seconds;
            pace.put("delivered", delivered);
            if (rate != null) {
                pace.put("error", Math.abs(delivered / rate - 1));
            }
        }
    }

    private void figures(ObjectNode receipt, StreamOrder order, long delivered) {
        try {
            List<CollisionEvent> sample = sample(order, (int) Math.min(SAMPLE, delivered));
            TargetSpectrum target = order.request().reweighting().target();
            if (target != null) {
                receipt.set("reweighting", WeightedShares.of(order, target, sample));
            }
            receipt.set(
                    QUALITY,
                    sample.isEmpty()
                            ? StreamJson.object().put("problem", "no event of the stream was found on its topic")
                            : quality.figures(order, sample));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("the quality of a stream could not be measured");
            receipt.set(QUALITY, StreamJson.object().put("problem", String.valueOf(e.getMessage())));
        }
    }

    /** Reads events of the order back from its topic, as readers see them. */
    private List<CollisionEvent> sample(StreamOrder order, int most) {
        List<CollisionEvent> sample = new ArrayList<>(most);
        EventCoder coder = format.newCoder();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Consumer<byte[], byte[]> consumer = Snapshots.make(clients, "")) {
            List<TopicPartition> partitions =
                    Snapshots.partitions(consumer, order.request().topic());
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition place : partitions) {
                long first = order.targetEnds().getOrDefault(place.partition(), 0L);
                consumer.seek(place, Math.max(first, begins.getOrDefault(place, 0L)));
            }
            while (sample.size() < most
                    && System.nanoTime() < deadline
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    CollisionEvent event = coder.decode(record.topic(), record.headers(), record.value())
                            .event();
                    Lineage lineage = event.lineage();
                    if (sample.size() < most
                            && lineage != null
                            && lineage.requestId().equals(order.request().id())) {
                        sample.add(event);
                    }
                }
            }
        }
        return sample;
    }
}
