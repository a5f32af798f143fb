package io.dilepton.core.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning to the end that it had when the reading began. */
final class TopicSnapshot {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicSnapshot() {}

    /**
     * Assigns every partition of a topic and reads it; the consumer stays assigned and positioned at the end, ready to follow.
     *
     * @param consumer consumer without a group
     * @param topic the topic
     * @param timeout longest time that this may take
     * @param reader gets every record in order of its partition
     * @throws ModelRegistryException when the topic does not exist, or is not read within the timeout
     */
    static void read(
            Consumer<String, byte[]> consumer,
            String topic,
            Duration timeout,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        read(consumer, topic, Map.of(), timeout, reader);
    }

    /**
     * As {@link #read(Consumer, String, Duration, java.util.function.Consumer)}, from given offsets on.
     *
     * @param consumer consumer without a group
     * @param topic the topic
     * @param from where to begin; a partition that has none, or ends before, is read from its beginning
     * @param timeout longest time that this may take
     * @param reader gets every record in order of its partition
     * @throws ModelRegistryException when the topic does not exist, or is not read within the timeout
     */
    static void read(
            Consumer<String, byte[]> consumer,
            String topic,
            Map<TopicPartition, Long> from,
            Duration timeout,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            Map<TopicPartition, Long> ends = assign(consumer, topic, timeout);
            ends.forEach((partition, end) -> {
                Long begin = from.get(partition);
                if (begin != null && begin <= end) {
                    consumer.seek(partition, begin);
                }
            });
            while (!isAtEnd(consumer, ends, timeout)) {
                if (System.nanoTime() > deadline) {
                    throw new ModelRegistryException("topic " + topic + " was not read to its end within "
                            + timeout.toSeconds() + " s: is the broker reachable?");
                }
                consumer.poll(POLL).forEach(reader);
            }
        } catch (KafkaException e) {
            throw new ModelRegistryException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<TopicPartition, Long> assign(Consumer<String, byte[]> consumer, String topic, Duration timeout) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, timeout);
        if (partitions == null || partitions.isEmpty()) {
            throw new ModelRegistryException(
                    "topic " + topic + " does not exist; `dilepton stream` and `dilepton models publish` create it");
        }
        List<TopicPartition> assignment = partitions.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(assignment);
        consumer.seekToBeginning(assignment);
        return consumer.endOffsets(assignment, timeout);
    }

    private static boolean isAtEnd(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Duration timeout) {
        Set<Map.Entry<TopicPartition, Long>> entries = ends.entrySet();
        return entries.stream().allMatch(end -> consumer.position(end.getKey(), timeout) >= end.getValue());
    }
}
