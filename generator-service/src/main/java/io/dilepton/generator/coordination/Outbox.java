package io.dilepton.generator.coordination;

import io.dilepton.core.config.ClientKind;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Collects what the coordinator writes, and commits it together with the offsets of the requests that it follows from. For one thread. */
final class Outbox implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;

    private final Producer<byte[], byte[]> producer;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    /**
     * Connects.
     *
     * @param clients configuration for all Kafka clients
     * @param id transactional id
     */
    Outbox(Map<String, Object> clients, String id) {
        Map<String, Object> config = ClientKind.PRODUCER.of(clients);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Fences an earlier coordinator and ends its open transaction. */
    void open() {
        producer.initTransactions();
    }

    void add(ProducerRecord<byte[], byte[]> record) {
        records.add(record);
    }

    void add(StreamStatus status) {
        records.add(new ProducerRecord<>(
                Topics.SYNTHETIC_STATUS,
                status.id().getBytes(StandardCharsets.UTF_8),
                StreamJson.bytes(StreamJson.json(status))));
    }

    /** Takes a status off its topic. */
    @SuppressWarnings("NullAway") // Kafka's record is not annotated: a missing value removes the key
    void remove(String id) {
        records.add(new ProducerRecord<>(Topics.SYNTHETIC_STATUS, id.getBytes(StandardCharsets.UTF_8), null));
    }

    /** Commits what was collected and how far the requests have been read; does nothing where there is neither. */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit has the same answer
    void commit(Map<TopicPartition, OffsetAndMetadata> read, ConsumerGroupMetadata reader) {
        if (records.isEmpty() && read.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        records.forEach(producer::send);
        if (!read.isEmpty()) {
            producer.sendOffsetsToTransaction(read, reader);
        }
        producer.commitTransaction();
        records.clear();
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
