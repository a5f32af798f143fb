package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Follows one alias on the aliases topic. For one thread at a time, but for {@link #wakeup()}. */
final class AliasTopic implements AutoCloseable {

    private final String name;
    private final String alias;
    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final Consumer<String> refused;
    private @Nullable Promotion latest;

    /**
     * Makes the follower.
     *
     * @param name model name
     * @param alias alias
     * @param consumer consumer without a group; closed with this
     * @param refused is told of promotions that cannot be read
     */
    AliasTopic(
            String name,
            String alias,
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Consumer<String> refused) {
        this.name = name;
        this.alias = alias;
        this.consumer = consumer;
        this.refused = refused;
    }

    /** Reads the topic to its end. */
    void readToEnd(Duration timeout) {
        TopicSnapshot.read(consumer, Topics.MODEL_ALIASES, timeout, this::take);
    }

    /** Waits for new records for at most the given time. */
    void poll(Duration wait) {
        consumer.poll(wait).forEach(this::take);
    }

    /** Returns the last promotion that was read; null where there is none, or the alias was removed. */
    @Nullable
    Promotion latest() {
        return latest;
    }

    /** Ends a wait on another thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (!Promotion.key(name, alias).equals(record.key())) {
            return;
        }
        if (record.value() == null) {
            latest = null;
            return;
        }
        try {
            latest = PromotionJson.read(name, alias, record.value());
        } catch (UnreadableModelException e) {
            refused.accept(String.valueOf(e.getMessage()));
        }
    }
}
