package io.dilepton.stream.topology;

import io.dilepton.core.metrics.Meters;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.flow.DuplicatePolicy;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.StreamCounts;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.flow.StreamTopics;
import io.dilepton.stream.ingest.DuplicateLimits;
import io.dilepton.stream.scoring.BatchLimits;
import io.dilepton.stream.scoring.ScoringLane;
import io.dilepton.stream.scoring.ServedModel;
import io.dilepton.stream.windows.WindowMeters;
import io.dilepton.stream.windows.WindowSettings;
import io.dilepton.stream.windows.WindowTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in the real format, on a registry in memory, with champions and a challenger that the test chooses. */
final class ScoringDriver implements AutoCloseable {

    /** What a topic takes by default. */
    static final int MOST_BYTES = 1_048_588;

    static final Instant ARRIVAL = Instant.parse("2026-01-02T03:04:05Z");

    final Serde<CollisionEvent> eventSerde;
    final Serde<EnrichedEvent> enrichedSerde;
    final AtomicReference<@Nullable ServedModel> champion;
    final AtomicReference<@Nullable ServedModel> challenger = new AtomicReference<>();
    final AtomicReference<@Nullable ServedModel> higgs = new AtomicReference<>();
    final Meters exported = new Meters("test");
    final MeterRegistry meterRegistry = exported.registry();
    final TestInputTopic<byte[], byte[]> events;
    final TestOutputTopic<String, EnrichedEvent> enriched;
    final TestOutputTopic<String, ScoredEvent> scored;
    final TestOutputTopic<String, ScoredEvent> scoredHiggs;
    final TestOutputTopic<String, ScoredEvent> shadow;
    final TestOutputTopic<String, String> switches;
    final TestOutputTopic<String, WindowSummary> summaries;
    final TestOutputTopic<byte[], byte[]> deadLetters;

    private final Serializer<WindowSummary> summaryWriter;
    private final StreamMeters meters = new StreamMeters(meterRegistry);
    private final TopologyTestDriver driver;
    private boolean closed;

    ScoringDriver(ServedModel first) {
        this(first, SchemaRegistry.inMemory());
    }

    ScoringDriver(ServedModel first, SchemaRegistry registry) {
        this(first, registry, StreamTopics.SCIENCE);
    }

    ScoringDriver(ServedModel first, SchemaRegistry registry, StreamTopics topics) {
        eventSerde = AvroSerdes.forRecord(CollisionEvent.class, Map.of(), registry);
        enrichedSerde = AvroSerdes.forRecord(EnrichedEvent.class, Map.of(), registry);
        Serde<ScoredEvent> scoredSerde = AvroSerdes.forRecord(ScoredEvent.class, Map.of(), registry);
        Serde<WindowSummary> summarySerde = AvroSerdes.forRecord(WindowSummary.class, Map.of(), registry);
        summaryWriter = summarySerde.serializer();
        champion = new AtomicReference<>(first);
        Properties config = new Properties();
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(EventFormat.binary(registry, Map.of()), topics), config);
        events = driver.createInputTopic(topics.sources().get(0), new ByteArraySerializer(), new ByteArraySerializer());
        var keys = new StringDeserializer();
        enriched = driver.createOutputTopic(topics.enriched(), keys, enrichedSerde.deserializer());
        scored = driver.createOutputTopic(topics.scored(Lane.Z), keys, scoredSerde.deserializer());
        scoredHiggs = driver.createOutputTopic(topics.scored(Lane.HIGGS), keys, scoredSerde.deserializer());
        shadow = driver.createOutputTopic(topics.shadow(), keys, scoredSerde.deserializer());
        switches = driver.createOutputTopic(Topics.MODEL_SWITCHES, keys, new StringDeserializer());
        summaries = driver.createOutputTopic(topics.windows(), keys, summarySerde.deserializer());
        deadLetters = driver.createOutputTopic(Topics.DLQ, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Topology topology(EventFormat format) {
        return topology(format, StreamTopics.SCIENCE);
    }

    Topology topology(EventFormat format, StreamTopics topics) {
        List<ScoringLane> lanes = List.of(
                new ScoringLane(Lane.Z, champion::get, challenger::get),
                new ScoringLane(Lane.HIGGS, higgs::get, () -> null));
        DuplicateLimits duplicates = new DuplicateLimits(DuplicatePolicy.DROP, Duration.ofMinutes(1), 1000);
        BatchLimits limits = new BatchLimits(4, Duration.ofMillis(10));
        WindowSettings settings = new WindowSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                100,
                new WindowSettings.PeakSettings(60, 120, false));
        WindowTopology windows = new WindowTopology(settings, new WindowMeters(exported), summaryWriter);
        return new ScoringTopology(format, lanes, limits, duplicates, exported, meters, windows, topics)
                .build(AutoOffsetReset.earliest(), MOST_BYTES);
    }

    byte[] bytes(CollisionEvent event) {
        return eventSerde.serializer().serialize(Topics.EVENTS, event);
    }

    void send(CollisionEvent event) {
        send("any key", bytes(event), new RecordHeaders());
    }

    void sendAfter(Duration time, CollisionEvent event) {
        events.pipeInput(new TestRecord<>(new byte[] {1}, bytes(event), new RecordHeaders(), ARRIVAL.plus(time)));
    }

    @SuppressWarnings("NullAway") // the driver's API is not annotated: a null value is a tombstone
    void send(String key, byte[] value, Headers headers) {
        byte[] keyBytes = new StringSerializer().serialize(Topics.EVENTS, key);
        events.pipeInput(new TestRecord<>(keyBytes, value, headers, ARRIVAL));
    }

    /** Lets wall-clock time pass. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    StreamCounts counts() {
        return meters.counts();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
            exported.close();
        }
    }
}
