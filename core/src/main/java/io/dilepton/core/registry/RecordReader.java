package io.dilepton.core.registry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Gets the records of a model topic one by one. */
@FunctionalInterface
interface RecordReader {

    /**
     * Takes a record.
     *
     * @param key record key; null where somebody else wrote the record
     * @param value record value; null where the key was deleted
     * @param timestamp record timestamp, milliseconds since 1970-01-01T00:00:00Z
     */
    void read(@Nullable String key, byte @Nullable [] value, long timestamp);

    /**
     * Takes a record.
     *
     * @param record record as Kafka gives it
     */
    default void read(ConsumerRecord<String, byte[]> record) {
        read(record.key(), record.value(), record.timestamp());
    }
}
