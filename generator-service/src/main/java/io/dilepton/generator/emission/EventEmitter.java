package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to a topic: key {@code run:lumi:event}, Avro value. The timestamp of the record is the time of sending, not of the
 * collision, which is a field of the value: brokers delete records by their timestamps.
 */
public final class EventEmitter implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Producer<String, io.dilepton.schemas.CollisionEvent> producer;
    private final String topic;
    private final Pacer pacer;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Makes an emitter.
     *
     * @param producer producer; the emitter closes it
     * @param topic topic
     * @param pace how fast
     * @param clock clock that the pace is kept by
     */
    public EventEmitter(
            Producer<String, io.dilepton.schemas.CollisionEvent> producer, String topic, Pace pace, PaceClock clock) {
        this.producer = producer;
        this.topic = topic;
        this.pacer = new Pacer(pace, clock);
    }

    /**
     * Makes the producer of an emitter.
     *
     * @param config configuration of a Kafka client; {@code bootstrap.servers} is required
     * @param values configured serializer of the values
     * @return idempotent producer with {@link ProducerSettings}
     */
    public static Producer<String, io.dilepton.schemas.CollisionEvent> producer(
            Map<String, ?> config, Serializer<io.dilepton.schemas.CollisionEvent> values) {
        return new KafkaProducer<>(ProducerSettings.of(config), new StringSerializer(), values);
    }

    /**
     * Waits until the event is due and gives it to the producer; waits, too, while the producer's buffer is full.
     *
     * @param event event
     * @throws EmissionException when this event or one before could not be delivered
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback has the same answer
    public void send(CollisionEvent event) {
        throwFailure();
        pacer.await(event.eventTime());
        ProducerRecord<String, io.dilepton.schemas.CollisionEvent> message =
                new ProducerRecord<>(topic, event.id().key(), EventCodec.toAvro(event));
        sent.incrementAndGet();
        try {
            producer.send(message, this::answered);
        } catch (KafkaException e) {
            answered(null, e);
        }
    }

    private void answered(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem == null) {
            acknowledged.incrementAndGet();
        } else {
            failed.incrementAndGet();
            failure.compareAndSet(null, problem);
        }
    }

    /**
     * Waits until all events have been answered for.
     *
     * @throws EmissionException when one could not be delivered
     */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new EmissionException(
                    "events could not be sent to topic " + topic + ": " + cause.getMessage(), cause);
        }
    }

    /**
     * Returns what became of the events.
     *
     * @return counts so far
     */
    public EmissionCounts counts() {
        return new EmissionCounts(sent.get(), acknowledged.get(), failed.get());
    }

    /** Delivers what is buffered, for up to ten seconds, and closes the producer. */
    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
