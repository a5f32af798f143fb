package io.dilepton.cli.bench.lab;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics of a measurement, empties them between runs, and tells how far readers are. */
public final class BenchTopics implements AutoCloseable {

    /** What the stream writes for each event. */
    public static final List<String> OUTPUTS =
            List.of(Topics.ENRICHED, Topics.SCORED_Z, Topics.SCORED_HIGGS, Topics.SHADOW, Topics.DLQ);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_MILLIS = 100;

    private final Admin admin;
    private final String bootstrap;
    private final int partitions;

    /**
     * Connects.
     *
     * @param bootstrap broker
     * @param partitions partitions of each event topic
     */
    public BenchTopics(String bootstrap, int partitions) {
        this.bootstrap = bootstrap;
        this.partitions = partitions;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** Lets the broker delete the files of a topic a second after the topic, so that a long measurement needs little disk. */
    public void deleteFilesSoon() {
        ConfigResource everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
        AlterConfigOp soon =
                new AlterConfigOp(new ConfigEntry("log.segment.delete.delay.ms", "1000"), AlterConfigOp.OpType.SET);
        await(admin.incrementalAlterConfigs(Map.of(everyBroker, List.of(soon))).all());
    }

    /** Creates every topic that is missing. */
    public void create() {
        List<TopicSpec> specs = Topics.all().stream().map(this::sized).toList();
        try (TopicAdmin topics =
                new TopicAdmin(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap), PATIENCE)) {
            topics.create(specs, TopicAdmin.BROKER_DEFAULT);
        }
    }

    private TopicSpec sized(TopicSpec spec) {
        return spec.name().startsWith(Topics.EVENTS)
                ? new TopicSpec(spec.name(), partitions, spec.retention(), spec.compacted(), spec.extraConfig())
                : spec;
    }

    /**
     * Deletes topics and creates them again.
     *
     * @param topics names
     */
    public void empty(Collection<String> topics) {
        delete(topics);
        for (int attempt = 0; attempt < ATTEMPTS && !exist(topics); attempt++) {
            create();
            pause();
        }
    }

    private void delete(Collection<String> topics) {
        for (KafkaFuture<Void> deletion :
                admin.deleteTopics(topics).topicNameValues().values()) {
            try {
                await(deletion);
            } catch (CommandFailure e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        for (int attempt = 0; attempt < ATTEMPTS && names().stream().anyMatch(topics::contains); attempt++) {
            pause();
        }
    }

    private boolean exist(Collection<String> topics) {
        return names().containsAll(topics);
    }

    private Collection<String> names() {
        return await(admin.listTopics().names());
    }

    /**
     * Returns where the committed records of topics end.
     *
     * @param topics names
     * @return offset after the last committed record by partition
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        Map<String, TopicDescription> described =
                await(admin.describeTopics(topics).allTopicNames());
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        described.forEach((topic, description) -> description
                .partitions()
                .forEach(
                        partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        return await(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /**
     * Returns how many records of the events a group has committed.
     *
     * @param group group id
     * @return sum of its committed offsets
     */
    public long committed(String group) {
        return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.EVENTS))
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            CommandFailure failure = CommandFailure.run("the broker refused: " + e.getMessage());
            failure.initCause(e.getCause());
            throw failure;
        } catch (TimeoutException e) {
            throw CommandFailure.run("the broker does not answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
