package io.dilepton.core.topics;

import io.dilepton.core.config.ClientKind;
import io.dilepton.schemas.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics that are missing and compares those that exist with what the product expects. Repeating it changes nothing. */
public final class TopicAdmin implements AutoCloseable {

    /** Replication factor that leaves the choice to the broker's {@code default.replication.factor}. */
    public static final short BROKER_DEFAULT = -1;

    private static final Duration POLL = Duration.ofMillis(50);

    private final String bootstrap;
    private final Duration patience;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param config configuration of a Kafka client; {@code bootstrap.servers} is required
     * @param patience time after which a broker that has not answered is taken for absent
     * @throws TopicException if the configuration names no usable broker address
     */
    public TopicAdmin(Map<String, ?> config, Duration patience) {
        this.bootstrap = String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        this.patience = patience;
        Map<String, Object> settings = ClientKind.ADMIN.of(config);
        String millis = String.valueOf(patience.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        try {
            this.admin = Admin.create(settings);
        } catch (KafkaException e) {
            Throwable reason = Objects.requireNonNullElse(e.getCause(), e);
            throw new TopicException("Kafka at " + bootstrap + " cannot be used: " + reason.getMessage(), e);
        }
    }

    /**
     * Creates the topics that are missing, and waits until each of their partitions is served.
     *
     * @param topics topics
     * @param replicationFactor replicas of each partition, or {@link #BROKER_DEFAULT}
     * @return what was created, what was there, and where that differs
     * @throws TopicException if no broker answers in time, or one refuses
     */
    public TopicReport create(List<TopicSpec> topics, short replicationFactor) {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        for (TopicSpec topic : topics) {
            wanted.put(
                    topic.name(),
                    new NewTopic(topic.name(), topic.partitions(), replicationFactor).configs(topic.config()));
        }
        Map<String, KafkaFuture<Void>> answers =
                admin.createTopics(wanted.values()).values();
        List<TopicSpec> created = new ArrayList<>();
        List<TopicSpec> existing = new ArrayList<>();
        for (TopicSpec topic : topics) {
            KafkaFuture<Void> answer = Objects.requireNonNull(answers.get(topic.name()));
            (isCreated(topic.name(), answer) ? created : existing).add(topic);
        }
        awaitLeaders(created.stream().map(TopicSpec::name).toList());
        List<String> names = existing.stream().map(TopicSpec::name).toList();
        return new TopicReport(created.stream().map(TopicSpec::name).toList(), names, differences(existing, names));
    }

    /**
     * Asks how many partitions a topic has.
     *
     * @param topic topic that exists
     * @return number of partitions
     * @throws TopicException if no broker answers in time
     */
    public int partitions(String topic) {
        return await("describe topics", admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .mapToInt(described -> described.partitions().size())
                .sum();
    }

    /**
     * Asks how large a batch of records may be.
     *
     * @param topics topics that exist
     * @return the least {@code max.message.bytes} of them
     * @throws TopicException if no broker answers in time
     */
    public int leastMessageBytes(List<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        int least = Integer.MAX_VALUE;
        for (Config config :
                await("describe topics", admin.describeConfigs(resources).all()).values()) {
            ConfigEntry found = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            least = found == null ? least : Math.min(least, Integer.parseInt(found.value()));
        }
        return least;
    }

    /**
     * A partition that its broker does not serve yet refuses the first batch of an idempotent producer and may take the second, after
     * which the first is out of order for good and lost at the delivery timeout. Only the leader answers for an offset.
     */
    private void awaitLeaders(List<String> topics) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!topics.isEmpty() && !areServed(topics)) {
            if (System.nanoTime() > deadline) {
                throw new TopicException(
                        "Kafka at " + bootstrap + " does not serve the topics that it has just made within "
                                + patience.toSeconds() + " s: " + topics);
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private boolean areServed(List<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (TopicDescription topic : await(
                            "describe topics", admin.describeTopics(topics).allTopicNames())
                    .values()) {
                topic.partitions()
                        .forEach(partition ->
                                ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            var unused = await("serve new topics", admin.listOffsets(ends).all());
            return true;
        } catch (TopicException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private boolean isCreated(String topic, KafkaFuture<Void> answer) {
        try {
            await("create topic " + topic, answer);
            return true;
        } catch (TopicException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private List<String> differences(List<TopicSpec> topics, List<String> names) {
        List<String> warnings = new ArrayList<>();
        if (topics.isEmpty()) {
            return warnings;
        }
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, TopicDescription> descriptions =
                await("describe topics", admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs =
                await("describe topics", admin.describeConfigs(resources).all());
        for (TopicSpec topic : topics) {
            int partitions = Optional.ofNullable(descriptions.get(topic.name()))
                    .map(description -> description.partitions().size())
                    .orElse(0);
            if (partitions != topic.partitions()) {
                warnings.add("topic " + topic.name() + " has " + partitions + " partitions, not " + topic.partitions());
            }
            Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            String expected = topic.config().get(TopicConfig.CLEANUP_POLICY_CONFIG);
            ConfigEntry found = config == null ? null : config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
            if (found != null && !Objects.equals(found.value(), expected)) {
                warnings.add("topic " + topic.name() + " has cleanup.policy " + found.value() + ", not " + expected);
            }
        }
        return warnings;
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw silence(e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw silence(cause);
            }
            throw new TopicException("Kafka at " + bootstrap + " did not " + what + ": " + cause.getMessage(), cause);
        }
    }

    private TopicException silence(Throwable cause) {
        return new TopicException(
                "no Kafka broker answers at " + bootstrap + " within " + patience.toSeconds()
                        + " s; is it running, and is the address right?",
                cause);
    }
}
