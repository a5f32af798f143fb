package io.dilepton.cli.demo;

import io.dilepton.core.event.EventCodec;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the stream's output topics back, committed records only, from where they ended when it was opened, and counts. One background thread. */
final class OutputTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<ScoredEvent> decoder;
    private final ScoredTally tally = new ScoredTally();
    private final Deserializer<EnrichedEvent> enrichedDecoder;
    private final AtomicLong enriched = new AtomicLong();
    private final AtomicLong passedOver = new AtomicLong();
    private final AtomicLong deadLettered = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;

    private OutputTail(
            Consumer<byte[], byte[]> consumer,
            Deserializer<ScoredEvent> decoder,
            Deserializer<EnrichedEvent> enrichedDecoder) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.enrichedDecoder = enrichedDecoder;
        this.thread = new Thread(this::follow, "demo-output-tail");
        this.thread.setDaemon(true);
    }

    /**
     * Opens the tail at the present ends of the topics and starts to follow.
     *
     * @param bootstrap brokers
     * @param registry URL of the schema registry
     */
    static OutputTail open(String bootstrap, String registry) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topics.SCORED_Z, Topics.ENRICHED, Topics.DLQ).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Map<String, String> config = Map.of("schema.registry.url", registry);
        OutputTail tail = new OutputTail(
                consumer,
                AvroSerdes.forRecord(ScoredEvent.class, config).deserializer(),
                AvroSerdes.forRecord(EnrichedEvent.class, config).deserializer());
        tail.thread.start();
        return tail;
    }

    /** Returns what the scored topic has shown. */
    ScoredTally scored() {
        return tally;
    }

    /** Returns the number of records on the enriched topic. */
    long enriched() {
        return enriched.get();
    }

    /** Returns how many records on the enriched topic are no pairs of electrons or of muons: no scorer applies to them. */
    long passedOver() {
        return passedOver.get();
    }

    /** Returns the number of records on the dead-letter topic. */
    long deadLettered() {
        return deadLettered.get();
    }

    /** Throws what ended the background thread, if anything did. */
    void throwFailure() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    private void follow() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(this::count);
            }
        } catch (WakeupException e) {
            // The way out: close() wakes the consumer.
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            consumer.close();
            decoder.close();
            enrichedDecoder.close();
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> output) {
        switch (output.topic()) {
            case Topics.SCORED_Z -> tally.add(decoder.deserialize(output.topic(), output.value()));
            case Topics.ENRICHED -> {
                EnrichedEvent event = enrichedDecoder.deserialize(output.topic(), output.value());
                passedOver.addAndGet(EventCodec.fromAvro(event.getEvent()).isSameFlavourPair() ? 0 : 1);
                enriched.incrementAndGet();
            }
            default -> deadLettered.incrementAndGet();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
