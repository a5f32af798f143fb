package io.dilepton.generator.coordination;

import io.dilepton.core.config.ClientKind;
import io.dilepton.generator.request.Quotas;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.request.TargetTopics;
import io.dilepton.generator.sampling.Sources;
import io.dilepton.generator.shard.Snapshots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether a request can be served. Safe for use by several threads.
 *
 * @param clients configuration for all Kafka clients
 * @param topics topics that requests may write to
 * @param sources models
 * @param quotas what a client may have
 */
public record Admission(Map<String, Object> clients, TargetTopics topics, Sources sources, Quotas quotas) {

    /** Copies. */
    public Admission {
        clients = Map.copyOf(clients);
    }

    /**
     * Checks a request against everything that there is.
     *
     * @param request the request
     * @param known statuses of all requests
     * @return the version of the model that it means now
     * @throws io.dilepton.generator.request.RefusedRequestException when it cannot be served
     */
    public StreamOrder.Model require(StreamRequest request, Collection<StreamStatus> known) {
        topics.require(request.topic(), topic -> !partitions(topic).isEmpty());
        StreamOrder.Model model = sources.resolve(request);
        quotas.require(request, known);
        return model;
    }

    /** Asks where the partitions of a topic end. */
    Map<Integer, Long> ends(String topic) {
        Map<Integer, Long> ends = new TreeMap<>();
        Snapshots.highWatermarks(clients, partitions(topic)).forEach((place, end) -> ends.put(place.partition(), end));
        return ends;
    }

    private List<TopicPartition> partitions(String topic) {
        try (Admin admin = Admin.create(ClientKind.ADMIN.of(clients))) {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(described -> described.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                return List.of();
            }
            throw new KafkaException("topic " + topic + " cannot be described", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
