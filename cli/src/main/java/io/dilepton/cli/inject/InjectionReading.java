package io.dilepton.cli.inject;

import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.ScoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads what became of an injection. Live events go on meanwhile, so that topics do not come to an end: reading stops when every injected event has been seen, or none has
 * come for a while.
 *
 * @param id id of the order
 * @param bootstrap brokers
 * @param clients configuration for all Kafka clients
 */
record InjectionReading(String id, String bootstrap, Map<String, Object> clients) {

    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Copies. */
    InjectionReading {
        clients = Map.copyOf(clients);
    }

    /**
     * Reads the injected events from their topic.
     *
     * @param topic the topic
     * @param delivered how many there are
     * @param tally takes them
     */
    void events(String topic, long delivered, InjectionTally tally) {
        try (EventFormat format = EventFormat.of(clients)) {
            EventCoder coder = format.newCoder();
            read(List.of(topic), () -> tally.injected() >= delivered, record -> {
                CollisionEvent event = coder.decode(record.topic(), record.headers(), record.value())
                        .event();
                Lineage lineage = event.lineage();
                if (lineage == null || !lineage.requestId().equals(id)) {
                    return false;
                }
                tally.injected(lineage.index(), event, record.timestamp());
                return true;
            });
        }
    }

    /**
     * Reads the scores of the shadow.
     *
     * @param topics its scored topics
     * @param tally takes those of injected events
     * @return how many live events it has scored, as far as was read
     */
    long scores(List<String> topics, InjectionTally tally) {
        long[] live = new long[1];
        try (Deserializer<ScoredEvent> decoder =
                AvroSerdes.forRecord(ScoredEvent.class, clients).deserializer()) {
            read(topics, () -> tally.unscored() == 0, record -> {
                ScoredEvent score = decoder.deserialize(record.topic(), record.value());
                boolean own = isOwn(score);
                if (own) {
                    tally.scored(score, record.timestamp());
                } else {
                    live[0]++;
                }
                return own;
            });
        }
        return live[0];
    }

    /**
     * Counts injected events on topics of the live stream.
     *
     * @param science consumer that was put to their ends before the injection
     * @return how many there are up to now
     */
    long among(Outputs science) {
        long[] found = new long[1];
        try (Deserializer<ScoredEvent> decoder =
                AvroSerdes.forRecord(ScoredEvent.class, clients).deserializer()) {
            science.readTo(
                    science.ends(),
                    record -> found[0] += isOwn(decoder.deserialize(record.topic(), record.value())) ? 1 : 0);
        }
        return found[0];
    }

    private boolean isOwn(ScoredEvent score) {
        return score.getOrigin() == Origin.SYNTHETIC
                && score.getLineage() != null
                && score.getLineage().getRequestId().equals(id);
    }

    private void read(List<String> topics, BooleanSupplier done, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        try (Outputs outputs = new Outputs(bootstrap, topics)) {
            long last = System.nanoTime();
            while (!done.getAsBoolean() && System.nanoTime() - last < SILENCE.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record : outputs.poll(POLL)) {
                    if (reader.test(record)) {
                        last = System.nanoTime();
                    }
                }
            }
        }
    }
}
