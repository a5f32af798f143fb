package io.dilepton.cli.topic;

import io.dilepton.cli.ClusterAccess;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.config.ClientKind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records of bounded ranges, without joining a group. A range ends where the topic ended when the range was made, so that a read
 * of a topic that grows ends too. For one thread.
 */
public final class TopicReader implements AutoCloseable {

    /** Longest time that a broker may be silent. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Consumer<byte[], byte[]> consumer;

    /**
     * Makes a reader on a consumer.
     *
     * @param consumer consumer without a group that reads committed records; closed with this
     */
    public TopicReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Connects.
     *
     * @param cluster where the cluster is
     * @return a reader; the caller closes it
     */
    public static TopicReader connect(ClusterAccess cluster) {
        Map<String, Object> config = ClientKind.CONSUMER.of(cluster.clients());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return new TopicReader(new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * Tells whether there is a topic.
     *
     * @param topic topic
     * @return whether it has partitions
     * @throws TimeoutException when no broker answers
     */
    public boolean exists(String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
        return infos != null && !infos.isEmpty();
    }

    /**
     * Finds the ranges of every partition between two positions.
     *
     * @param topic topic
     * @param from where to begin
     * @param to where to end, not inside; never behind the end that the topic has now
     * @return ranges by partition; empty ranges too
     * @throws CommandFailure when the topic does not exist
     * @throws TimeoutException when no broker answers
     */
    public Map<TopicPartition, OffsetRange> ranges(String topic, Position from, Position to) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
        if (infos == null || infos.isEmpty()) {
            throw CommandFailure.run("topic " + topic + " does not exist; `dilepton stream` creates it");
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> first = offsets(from, begins, ends);
        Map<TopicPartition, Long> last = offsets(to, begins, ends);
        Map<TopicPartition, OffsetRange> ranges = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, begin);
            ranges.put(
                    partition,
                    new OffsetRange(
                            Math.max(begin, first.getOrDefault(partition, begin)),
                            Math.min(end, last.getOrDefault(partition, end))));
        }
        return ranges;
    }

    /**
     * Reads ranges to their ends, several partitions at a time: records come in order within a partition only.
     *
     * @param ranges ranges by partition
     * @param sink takes each record; false when it wants no more
     * @throws TimeoutException when no broker answers
     */
    public void read(Map<TopicPartition, OffsetRange> ranges, Predicate<ConsumerRecord<byte[], byte[]>> sink) {
        Map<TopicPartition, Long> open = new HashMap<>();
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                open.put(partition, range.to());
            }
        });
        consumer.assign(open.keySet());
        open.keySet().forEach(partition -> consumer.seek(partition, start(ranges, partition)));
        long heard = System.nanoTime();
        while (!open.isEmpty()) {
            boolean moved = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                moved = true;
                Long end = open.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && !sink.test(record)) {
                    return;
                }
            }
            moved |= finish(open);
            long now = System.nanoTime();
            heard = moved ? now : heard;
            if (now - heard > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came within " + PATIENCE.toSeconds() + " s from " + open.keySet());
            }
        }
    }

    /**
     * Reads the partitions of a topic one after the other.
     *
     * @param ranges ranges by partition
     * @param sink takes each record, by rising partition and offset; false when it wants no more
     */
    public void readInOrder(Map<TopicPartition, OffsetRange> ranges, Predicate<ConsumerRecord<byte[], byte[]>> sink) {
        Map<Integer, TopicPartition> ordered = new TreeMap<>();
        ranges.keySet().forEach(partition -> ordered.put(partition.partition(), partition));
        boolean[] enough = new boolean[1];
        for (TopicPartition partition : ordered.values()) {
            if (!enough[0]) {
                read(Map.of(partition, range(ranges, partition)), record -> {
                    enough[0] = !sink.test(record);
                    return !enough[0];
                });
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Takes the partitions that are read off the assignment, so that nothing behind their ends is fetched. */
    private boolean finish(Map<TopicPartition, Long> open) {
        boolean finished = open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (finished) {
            Set<TopicPartition> assigned = consumer.assignment();
            consumer.pause(assigned.stream()
                    .filter(partition -> !open.containsKey(partition))
                    .toList());
        }
        return finished;
    }

    private Map<TopicPartition, Long> offsets(
            Position position, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        if (position instanceof Position.Earliest) {
            return begins;
        }
        if (position instanceof Position.Offset at) {
            return all(begins.keySet(), at.offset());
        }
        if (position instanceof Position.At at) {
            Map<TopicPartition, Long> offsets = new HashMap<>(ends);
            Map<TopicPartition, OffsetAndTimestamp> found =
                    consumer.offsetsForTimes(all(begins.keySet(), at.instant().toEpochMilli()), PATIENCE);
            found.forEach((partition, first) -> {
                if (first != null) {
                    offsets.put(partition, first.offset());
                }
            });
            return offsets;
        }
        return ends;
    }

    private static Map<TopicPartition, Long> all(Collection<TopicPartition> partitions, long value) {
        Map<TopicPartition, Long> map = new HashMap<>();
        partitions.forEach(partition -> map.put(partition, value));
        return map;
    }

    private static long start(Map<TopicPartition, OffsetRange> ranges, TopicPartition partition) {
        return range(ranges, partition).from();
    }

    private static OffsetRange range(Map<TopicPartition, OffsetRange> ranges, TopicPartition partition) {
        OffsetRange range = ranges.get(partition);
        if (range == null) {
            throw new IllegalArgumentException("no range of " + partition);
        }
        return range;
    }
}
