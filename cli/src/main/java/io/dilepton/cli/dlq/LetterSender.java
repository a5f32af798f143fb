package io.dilepton.cli.dlq;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.config.ClientKind;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends letters in transactions that also move the cursors behind them. For one thread. */
final class LetterSender implements AutoCloseable {

    private static final int BATCH_LETTERS = 1_000;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    /** Well below the minute after which the broker gives a transaction up; looking for what was left out may take its time. */
    private static final Duration BATCH_TIME = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final ReplayCursors cursors;
    private final String group;
    private final ClusterOptions cluster;
    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> moved = new HashMap<>();
    private final Map<String, ConsumerGroupMetadata> groups = new HashMap<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private int letters;
    private long bytes;
    private long began;

    private LetterSender(
            Producer<byte[], byte[]> producer, ReplayCursors cursors, String group, ClusterOptions cluster) {
        this.cluster = cluster;
        this.producer = producer;
        this.cursors = cursors;
        this.group = group;
    }

    /**
     * Takes the transactional id of the group: a replay that runs elsewhere is fenced, and a transaction that was left open is ended. Only
     * after that are the cursors what they will stay.
     */
    static LetterSender open(ClusterOptions cluster, String group, ReplayCursors cursors) {
        Map<String, Object> config = ClientKind.PRODUCER.of(cluster.clients());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MODEL_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TopicReader.PATIENCE.toMillis());
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new LetterSender(producer, cursors, group, cluster);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    /** Sends a letter, or gives it up where there is nothing to send; either way its cursor moves behind it with the next commit. */
    void take(Letter letter, @Nullable ProducerRecord<byte[], byte[]> record) {
        try {
            if (moved.isEmpty()) {
                producer.beginTransaction();
                began = System.nanoTime();
            }
            moved.computeIfAbsent(cursors.group(letter.reason()), name -> new HashMap<>())
                    .put(
                            ReplayCursors.partition(letter),
                            new OffsetAndMetadata(letter.record().offset() + 1));
            if (record != null) {
                send(letter, record);
            }
            boolean isFull = letters >= BATCH_LETTERS || bytes >= BATCH_BYTES;
            if (isFull || System.nanoTime() - began > BATCH_TIME.toNanos()) {
                commit();
            }
        } catch (KafkaException e) {
            throw aborted(e);
        }
    }

    /** Commits what was taken since the last commit. */
    void finish() {
        try {
            if (!moved.isEmpty()) {
                commit();
            }
        } catch (KafkaException e) {
            throw aborted(e);
        }
    }

    /** Ends without committing what is open. */
    @Override
    public void close() {
        producer.close();
    }

    private void send(Letter letter, ProducerRecord<byte[], byte[]> record) {
        var sent = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(
                        null,
                        "letter " + letter.id() + " (" + letter.reason() + ") cannot be sent to topic " + record.topic()
                                + ": " + exception.getMessage());
            }
        });
        letters++;
        bytes += record.value() == null ? 0 : record.value().length;
        if (sent.isCancelled()) {
            throw new IllegalStateException("nobody cancels a send");
        }
    }

    private void commit() {
        moved.forEach((name, offsets) ->
                producer.sendOffsetsToTransaction(offsets, groups.computeIfAbsent(name, this::metadata)));
        producer.commitTransaction();
        moved.clear();
        letters = 0;
        bytes = 0;
    }

    /** What names a group to a transaction; only a consumer of the group can make it. It never joins, nor connects. */
    private ConsumerGroupMetadata metadata(String name) {
        Map<String, Object> config = ClientKind.CONSUMER.of(cluster.clients());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    private RuntimeException aborted(KafkaException cause) {
        if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
            return CommandFailure.run("another replay of group " + group
                    + " has begun, this one stops; of its last batch nothing was sent, run it again to go on");
        }
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            cause.addSuppressed(e);
        }
        String letter = failure.get();
        return letter == null
                ? cause
                : CommandFailure.run(letter + "; of its batch nothing was sent, what was sent before stays sent");
    }
}
