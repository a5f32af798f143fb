package io.dilepton.generator;

import io.dilepton.core.config.ClientKind;
import io.dilepton.generator.lifecycle.Restarted;
import io.dilepton.generator.lifecycle.Session;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the group that shares the work. It reads nothing: what it is given, partitions of shards and the one of requests, says what this
 * instance works on. That only one instance works on a partition does not rest on it, but on the transactional ids of those that work.
 */
final class Membership implements AutoCloseable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String SESSION_MS = "10000";
    private static final String HEARTBEAT_MS = "2000";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Supplier<Session> coordinator;
    private final IntFunction<Session> lane;
    private final Map<TopicPartition, Restarted> work = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean joined;
    private volatile boolean closing;
    private volatile Optional<String> failure = Optional.empty();

    Membership(GeneratorConfig config, Supplier<Session> coordinator, IntFunction<Session> lane) {
        this.coordinator = coordinator;
        this.lane = lane;
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        settings.putAll(ClientKind.CONSUMER.of(config.clients()));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.id());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "dilepton-membership");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topics.SYNTHETIC_REQUESTS, Topics.SYNTHETIC_SHARDS), this);
            while (!closing) {
                consumer.poll(POLL);
            }
        } catch (WakeupException e) {
            LOG.atTrace().log("woken up to close");
        } catch (RuntimeException e) {
            failure = Optional.of("the group cannot be taken part in: " + e.getMessage());
            LOG.atError().setCause(e).log("the instance takes no part in its group any more; restart it");
        } finally {
            consumer.close();
            end(List.copyOf(work.keySet()));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        for (TopicPartition place : partitions) {
            boolean requests = place.topic().equals(Topics.SYNTHETIC_REQUESTS);
            work.computeIfAbsent(
                    place,
                    unused -> requests
                            ? new Restarted("dilepton-coordinator", coordinator)
                            : new Restarted("dilepton-lane-" + place.partition(), () -> lane.apply(place.partition())));
        }
        joined = true;
        LOG.atInfo().addKeyValue("partitions", new TreeSet<>(lanes())).log("works on lanes");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        end(partitions);
    }

    /** Closes work all at once: each may take a moment to commit. */
    private void end(Collection<TopicPartition> partitions) {
        partitions.parallelStream().forEach(place -> {
            Restarted ended = work.remove(place);
            if (ended != null) {
                ended.close();
            }
        });
    }

    boolean hasJoined() {
        return joined;
    }

    Optional<String> failure() {
        return failure;
    }

    Set<Integer> lanes() {
        Set<Integer> lanes = new TreeSet<>();
        work.keySet().stream()
                .filter(place -> place.topic().equals(Topics.SYNTHETIC_SHARDS))
                .forEach(place -> lanes.add(place.partition()));
        return lanes;
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
