package io.dilepton.cli.dlq;

import io.dilepton.cli.CommandFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** How far the letters of each reason have been replayed: committed offsets of one consumer group per reason. */
final class ReplayCursors {

    private final Admin admin;
    private final String group;
    private final boolean stable;
    private final Map<String, Map<TopicPartition, Long>> byReason = new HashMap<>();

    /**
     * Makes the cursors; each is read when it is asked for first.
     *
     * @param admin Kafka's admin client; not closed with this
     * @param group what the names of the groups begin with
     * @param stable whether to wait for the end of transactions that may still move an offset
     */
    ReplayCursors(Admin admin, String group, boolean stable) {
        this.admin = admin;
        this.group = group;
        this.stable = stable;
    }

    /** Returns the name of the group that remembers a reason. */
    String group(String reason) {
        return group + "." + reason;
    }

    /** Tells whether a letter has been replayed, or given up, before. */
    boolean isBehind(Letter letter) {
        long next = byReason.computeIfAbsent(letter.reason(), this::committed).getOrDefault(partition(letter), 0L);
        return letter.record().offset() < next;
    }

    static TopicPartition partition(Letter letter) {
        return new TopicPartition(letter.record().topic(), letter.record().partition());
    }

    private Map<TopicPartition, Long> committed(String reason) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(
                            group(reason), new ListConsumerGroupOffsetsOptions().requireStable(stable))
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, Long> next = new HashMap<>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    next.put(partition, offset.offset());
                }
            });
            return next;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            if (e.getCause() instanceof KafkaException failure) {
                throw failure;
            }
            throw CommandFailure.run("the offsets of group " + group(reason) + " cannot be read: " + e.getMessage());
        }
    }
}
