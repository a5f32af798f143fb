package io.dilepton.cli.dlq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How many partitions topics have, asked once per topic. */
final class Targets {

    private final Admin admin;
    private final Map<String, Integer> partitions = new HashMap<>();

    Targets(Admin admin) {
        this.admin = admin;
    }

    /** Returns the number of partitions of a topic, 0 where there is no such topic. */
    int partitions(String topic) {
        return partitions.computeIfAbsent(topic, this::described);
    }

    private int described(String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                return 0;
            }
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
        }
    }
}
