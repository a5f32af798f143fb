package io.dilepton.stream.topology;

import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.flow.StreamCounts;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.scoring.ServedModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with the real serdes, on a registry in memory, and a champion that the test chooses. */
final class ScoringDriver implements AutoCloseable {

    static final Instant ARRIVAL = Instant.parse("2026-01-02T03:04:05Z");

    final EventSerdes serdes;
    final AtomicReference<ServedModel> champion;
    final MeterRegistry meterRegistry = new SimpleMeterRegistry();
    final TestInputTopic<byte[], byte[]> events;
    final TestOutputTopic<String, EnrichedEvent> enriched;
    final TestOutputTopic<String, ScoredEvent> scored;
    final TestOutputTopic<byte[], byte[]> deadLetters;

    private final StreamMeters meters = new StreamMeters(meterRegistry);
    private final TopologyTestDriver driver;
    private boolean closed;

    ScoringDriver(ServedModel first) {
        this(first, inMemory(SchemaRegistry.inMemory()));
    }

    ScoringDriver(ServedModel first, EventSerdes serdes) {
        this.serdes = serdes;
        champion = new AtomicReference<>(first);
        Properties config = new Properties();
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                ScoringTopology.build(serdes, champion::get, meters, AutoOffsetReset.earliest()), config);
        events = driver.createInputTopic(Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                Topics.ENRICHED, new StringDeserializer(), serdes.enriched().deserializer());
        scored = driver.createOutputTopic(
                Topics.SCORED_Z, new StringDeserializer(), serdes.scored().deserializer());
        deadLetters = driver.createOutputTopic(Topics.DLQ, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static EventSerdes inMemory(SchemaRegistry registry) {
        return new EventSerdes(
                AvroSerdes.forRecord(CollisionEvent.class, Map.of(), registry),
                AvroSerdes.forRecord(EnrichedEvent.class, Map.of(), registry),
                AvroSerdes.forRecord(ScoredEvent.class, Map.of(), registry));
    }

    byte[] bytes(CollisionEvent event) {
        return serdes.events().serializer().serialize(Topics.EVENTS, event);
    }

    void send(CollisionEvent event) {
        send("any key", bytes(event), new RecordHeaders());
    }

    @SuppressWarnings("NullAway") // the driver's API is not annotated: a null value is a tombstone
    void send(String key, byte[] value, Headers headers) {
        byte[] keyBytes = new StringSerializer().serialize(Topics.EVENTS, key);
        events.pipeInput(new TestRecord<>(keyBytes, value, headers, ARRIVAL));
    }

    StreamCounts counts() {
        return meters.counts();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
        }
    }
}
