package io.dilepton.generator.shard;

import io.dilepton.core.config.ClientKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics whole: consumers of committed records, which take no part in a group. */
public final class Snapshots {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Snapshots() {}

    /**
     * Makes a consumer.
     *
     * @param clients configuration for all Kafka clients
     * @param group group whose offsets it can ask for; empty for none
     * @return consumer of committed records
     */
    public static Consumer<byte[], byte[]> make(Map<String, Object> clients, String group) {
        Map<String, Object> config = ClientKind.CONSUMER.of(clients);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (!group.isEmpty()) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Names the partitions of a topic.
     *
     * @param consumer consumer
     * @param topic topic that exists
     * @return its partitions
     */
    public static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * Takes partitions and reads them from their beginnings to their high watermarks. That is not where committed records end: another open
     * transaction on a partition hides what was committed behind it, so that one must wait for it to end. The consumer can be polled for what
     * follows.
     *
     * @param consumer consumer of committed records
     * @param clients configuration for all Kafka clients
     * @param partitions partitions
     * @param wanted asked often; the reading ends when it says no
     * @param reader takes the records
     */
    public static void readAll(
            Consumer<byte[], byte[]> consumer,
            Map<String, Object> clients,
            List<TopicPartition> partitions,
            BooleanSupplier wanted,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = highWatermarks(clients, partitions);
        while (wanted.getAsBoolean()
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    /**
     * Asks where partitions end, open transactions included.
     *
     * @param clients configuration for all Kafka clients
     * @param partitions partitions that exist
     * @return offset after the last record by partition
     */
    public static Map<TopicPartition, Long> highWatermarks(
            Map<String, Object> clients, List<TopicPartition> partitions) {
        try (Admin admin = Admin.create(ClientKind.ADMIN.of(clients))) {
            Map<TopicPartition, OffsetSpec> asked =
                    partitions.stream().collect(Collectors.toMap(place -> place, place -> OffsetSpec.latest()));
            return admin
                    .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of " + partitions + " cannot be had", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
