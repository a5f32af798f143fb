package io.dilepton.cli.subscribe;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.config.ClientKind;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.schemas.ScoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads committed scored events without joining a group, so that it never takes work from others and leaves no offsets. */
final class ScoredReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String topic;
    private final String bootstrap;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<ScoredEvent> deserializer;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private long unreadable;

    ScoredReader(
            String topic, String bootstrap, Consumer<byte[], byte[]> consumer, Deserializer<ScoredEvent> deserializer) {
        this.topic = topic;
        this.bootstrap = bootstrap;
        this.consumer = consumer;
        this.deserializer = deserializer;
    }

    static ScoredReader connect(String topic, String bootstrap, Map<String, Object> clientConfig) {
        Map<String, Object> config = ClientKind.CONSUMER.of(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try {
            var deserializer =
                    AvroSerdes.forRecord(ScoredEvent.class, clientConfig).deserializer();
            var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new ScoredReader(topic, bootstrap, consumer, deserializer);
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw CommandFailure.usage(String.valueOf(reason.getMessage()));
        }
    }

    /**
     * Reads until the sink has enough, the end is reached where that is asked for, or {@link #stop} is called.
     *
     * @param from where to begin
     * @param untilEnd whether to end where the topic ends now
     * @param sink takes each event; false when it wants no more
     * @param polled runs after each batch, such as to flush the output; false ends the reading
     */
    void read(StartPosition from, boolean untilEnd, Predicate<ScoredEvent> sink, BooleanSupplier polled) {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(from, partitions, ends);
            while (!stopped.get() && !(untilEnd && isAtEnd(ends))) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!deliver(records, untilEnd ? ends : null, sink) || !polled.getAsBoolean()) {
                    return;
                }
            }
        } catch (WakeupException e) {
            if (!stopped.get()) {
                throw e;
            }
        } catch (TimeoutException e) {
            throw CommandFailure.run(
                    "no Kafka broker answers at " + bootstrap + "; is it running, and is the address right?");
        } catch (AuthenticationException | AuthorizationException e) {
            throw CommandFailure.run("Kafka at " + bootstrap + " refuses: " + e.getMessage());
        } catch (RegistryUnavailableException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    /** Returns how many records were passed over because they are no scored events. */
    long unreadable() {
        return unreadable;
    }

    /** Ends the reading; from any thread. */
    void stop() {
        stopped.set(true);
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
        deserializer.close();
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
        if (infos == null || infos.isEmpty()) {
            throw CommandFailure.run(
                    "topic " + topic + " does not exist at " + bootstrap + "; `dilepton stream` creates it");
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void seek(StartPosition from, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        if (from instanceof StartPosition.Earliest) {
            consumer.seekToBeginning(partitions);
        } else if (from instanceof StartPosition.Latest) {
            ends.forEach(consumer::seek);
        } else if (from instanceof StartPosition.At at) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, at.instant().toEpochMilli()));
            consumer.offsetsForTimes(times)
                    .forEach((partition, found) -> consumer.seek(
                            partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
        }
    }

    private boolean isAtEnd(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private boolean deliver(
            ConsumerRecords<byte[], byte[]> records,
            @Nullable Map<TopicPartition, Long> ends,
            Predicate<ScoredEvent> sink) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long end = ends == null
                    ? Long.MAX_VALUE
                    : ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
            if (record.offset() < end && record.value() != null) {
                ScoredEvent event = decoded(record);
                if (event != null && !sink.test(event)) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable ScoredEvent decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return deserializer.deserialize(topic, record.headers(), record.value());
        } catch (SerializationException e) {
            unreadable++;
            return null;
        }
    }
}
