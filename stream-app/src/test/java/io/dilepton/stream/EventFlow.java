package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends numbered events at a steady rate and follows the committed scores, each by a thread of its own. */
final class EventFlow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Map<String, Object> settings = new HashMap<>();
    private final Map<Long, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<Long, Integer> scored = new ConcurrentHashMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final long intervalNanos;
    private final Thread sender = new Thread(this::send, "event-flow-sender");
    private final Thread reader = new Thread(this::read, "event-flow-reader");
    private volatile boolean sending = true;
    private volatile boolean reading = true;

    private EventFlow(LocalCluster cluster, int perSecond) {
        settings.put("bootstrap.servers", cluster.bootstrap());
        settings.put("schema.registry.url", cluster.registryUrl());
        settings.put("isolation.level", "read_committed");
        intervalNanos = 1_000_000_000L / perSecond;
    }

    static EventFlow start(LocalCluster cluster, int perSecond) {
        EventFlow flow = new EventFlow(cluster, perSecond);
        flow.reader.start();
        flow.sender.start();
        return flow;
    }

    long sent() {
        return sentAt.size();
    }

    long duplicates() {
        return duplicates.get();
    }

    long missing() {
        return sentAt.keySet().stream()
                .filter(number -> !scored.containsKey(number))
                .count();
    }

    /** Returns the longest time from sending to reading since the last call, milliseconds. */
    long resetSlowest() {
        return slowestNanos.getAndSet(0) / 1_000_000;
    }

    void awaitScored(long count) {
        await(() -> scored.size() >= count);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** Stops sending and waits for the last score. */
    void stopSending() {
        sending = false;
        join(sender);
        assertThat(unsent.get()).isZero();
        awaitScored(sent());
    }

    @Override
    public void close() {
        sending = false;
        reading = false;
        join(sender);
        join(reader);
    }

    private void answered(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem != null) {
            unsent.incrementAndGet();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback has the same answer
    private void send() {
        try (Serde<CollisionEvent> serde = AvroSerdes.forRecord(CollisionEvent.class, settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), serde.serializer())) {
            long next = System.nanoTime();
            while (sending) {
                long number = NUMBERS.incrementAndGet();
                sentAt.put(number, System.nanoTime());
                producer.send(
                        new ProducerRecord<>(Topics.EVENTS, "7:3:" + number, Events.muons(number)), this::answered);
                next += intervalNanos;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private void read() {
        try (Serde<ScoredEvent> serde = AvroSerdes.forRecord(ScoredEvent.class, settings);
                var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), serde.deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SCORED_Z).stream()
                    .map(info -> new TopicPartition(Topics.SCORED_Z, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (reading) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> scored(record.value().getEventNumber()));
            }
        }
    }

    private void scored(long number) {
        Long sent = sentAt.get(number);
        if (sent != null) {
            if (scored.merge(number, 1, Integer::sum) > 1) {
                duplicates.incrementAndGet();
            }
            slowestNanos.accumulateAndGet(System.nanoTime() - sent, Math::max);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
