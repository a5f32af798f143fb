package io.dilepton.core.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Refuses, as bad records, what a deserializer named by configuration gives in another type than the application reads. */
final class CheckedDeserializer<T> implements Deserializer<T> {

    private final Class<T> type;
    private final Deserializer<?> inner;

    CheckedDeserializer(Class<T> type, Deserializer<?> inner) {
        this.type = type;
        this.inner = inner;
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
        return checked(topic, inner.deserialize(topic, bytes));
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] bytes) {
        return checked(topic, inner.deserialize(topic, headers, bytes));
    }

    @Override
    public void close() {
        inner.close();
    }

    @SuppressWarnings("NullAway") // Kafka's interface is not annotated: null stands for a tombstone
    private T checked(String topic, @Nullable Object record) {
        if (record == null || type.isInstance(record)) {
            return type.cast(record);
        }
        throw new SerializationException("a record of topic " + topic + " was read by "
                + inner.getClass().getName() + " as " + record.getClass().getName() + " instead of " + type.getName());
    }
}
