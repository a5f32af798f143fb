package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds single records of the models topic. Remembers where the last record of each key lies, so that from the second question on it reads only
 * what has been added since, and then the one record: what a swap costs does not grow with the number of versions. Safe for use by several
 * threads, one at a time.
 */
final class ModelRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Duration timeout;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<TopicPartition, Long> readTo = new HashMap<>();

    ModelRecords(Supplier<Consumer<String, byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    private record Place(TopicPartition partition, long offset) {}

    /**
     * Finds the last record of a key.
     *
     * @param key record key
     * @return its value; null where there is none, or the key was deleted
     * @throws ModelRegistryException when the topic cannot be read
     */
    synchronized byte @Nullable [] last(String key) {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            AtomicReference<byte @Nullable []> found = new AtomicReference<>();
            TopicSnapshot.read(consumer, Topics.MODELS, readTo, timeout, record -> {
                note(record);
                if (key.equals(record.key())) {
                    found.set(record.value());
                }
            });
            consumer.assignment().forEach(partition -> readTo.put(partition, consumer.position(partition, timeout)));
            Place place = places.get(key);
            if (place == null || found.get() != null) {
                return found.get();
            }
            byte[] value = at(consumer, place, key);
            return value == null ? fromTheBeginning(consumer, key) : value;
        } catch (KafkaException e) {
            throw new ModelRegistryException("topic " + Topics.MODELS + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            places.remove(record.key());
        } else {
            places.put(
                    record.key(), new Place(new TopicPartition(record.topic(), record.partition()), record.offset()));
        }
    }

    /** Reads one record; null where it is not there any more. */
    private byte @Nullable [] at(Consumer<String, byte[]> consumer, Place place, String key) {
        consumer.seek(place.partition(), place.offset());
        long end = Objects.requireNonNullElse(readTo.get(place.partition()), 0L);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (consumer.position(place.partition(), timeout) < end && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.partition() == place.partition().partition()) {
                    boolean isIt = record.offset() == place.offset() && key.equals(record.key());
                    return isIt ? record.value() : null;
                }
            }
        }
        return null;
    }

    /** The topic is not what it was, such as one that was deleted and made again: begins anew. */
    private byte @Nullable [] fromTheBeginning(Consumer<String, byte[]> consumer, String key) {
        places.clear();
        readTo.clear();
        AtomicReference<byte @Nullable []> found = new AtomicReference<>();
        TopicSnapshot.read(consumer, Topics.MODELS, readTo, timeout, record -> {
            note(record);
            if (key.equals(record.key())) {
                found.set(record.value());
            }
        });
        return found.get();
    }
}
