package io.dilepton.stream.windows;

import io.dilepton.core.metrics.Meters;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.TinyModels;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.commit.CommitPhase;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.ScoredBatch;
import io.dilepton.stream.flow.StreamTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Both stages under a node that stands for the scorer: it holds its batches back until the commit, as scorers do.
 */
final class WindowDriver implements AutoCloseable {

    static final WindowSettings SETTINGS = new WindowSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            20,
            new WindowSettings.PeakSettings(60, 120, false));

    static final Instant START = Instant.parse("2011-06-01T00:00:00Z");

    final Meters exported = new Meters("test");
    final MeterRegistry meters = exported.registry();
    final TestInputTopic<byte[], byte[]> deltas;
    final TestOutputTopic<String, WindowSummary> summaries;

    private final Deque<ScoredBatch> pending = new ArrayDeque<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> ticks;

    WindowDriver() {
        this(SETTINGS);
    }

    WindowDriver(WindowSettings settings) {
        Serde<WindowSummary> serde = AvroSerdes.forRecord(WindowSummary.class, Map.of(), SchemaRegistry.inMemory());
        WindowTopology windows =
                new WindowTopology(settings, new WindowMeters(exported), serde.serializer(), SameThread::new);
        var bytes = new ByteArrayDeserializer();
        Topology topology =
                new Topology().addSource("ticks", bytes, bytes, "ticks").addProcessor("scorer", Scorer::new, "ticks");
        windows.addLane(topology, Lane.Z, "scorer");
        topology.addStateStore(CommitHook.builder(), "scorer");
        windows.addSummaries(topology, List.of(Lane.Z), StreamTopics.SCIENCE);
        Properties config = new Properties();
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology, config, Instant.parse("2026-01-01T00:00:00Z"));
        ticks = driver.createInputTopic("ticks", new ByteArraySerializer(), new ByteArraySerializer());
        deltas = driver.createInputTopic(Topics.WINDOW_DELTAS, new ByteArraySerializer(), new ByteArraySerializer());
        summaries = driver.createOutputTopic(Topics.PHYSICS_WINDOWS, new StringDeserializer(), serde.deserializer());
    }

    /** Forwards what it was given only when it is asked to before a commit. */
    private final class Scorer extends ContextualProcessor<byte[], byte[], byte[], ScoredBatch> {

        private final List<ScoredBatch> held = new ArrayList<>();

        @Override
        public void init(ProcessorContext<byte[], ScoredBatch> context) {
            super.init(context);
            CommitHook.register(context, CommitPhase.SCORE, this::flush, held::clear);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            held.addAll(pending);
            pending.clear();
        }

        private void flush() {
            held.forEach(batch -> context().forward(new Record<>(new byte[0], batch, 0)));
            held.clear();
        }
    }

    static ModelManifest model(int version, FeatureReference... references) {
        ModelManifest tiny = TinyModels.model(version, version).manifest();
        return new ModelManifest(
                tiny.name(),
                version,
                tiny.sha256(),
                tiny.featureSet(),
                tiny.featureSetHash(),
                tiny.input(),
                tiny.output(),
                tiny.threshold(),
                tiny.training(),
                tiny.metrics(),
                tiny.selfTest(),
                List.of(references));
    }

    static long micros(double seconds) {
        return START.getEpochSecond() * 1_000_000 + Math.round(seconds * 1e6);
    }

    static FakeBatch.Event event(double seconds, double mass, float probability, float... inputs) {
        List<Float> row = new ArrayList<>();
        for (float input : inputs) {
            row.add(input);
        }
        return new FakeBatch.Event(micros(seconds), mass, probability, row);
    }

    /** Scores events as one batch, and commits. */
    void score(ModelManifest model, FakeBatch.Event... events) {
        score(model, List.of(events));
    }

    void score(ModelManifest model, List<FakeBatch.Event> events) {
        pending.add(new FakeBatch(model, events, events.get(0).inputs().size()));
        ticks.pipeInput(new byte[0]);
    }

    /** Lets wall-clock time pass. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Lets enough wall-clock time pass for event time to close windows, in steps as the clock of a thread goes. */
    void look() {
        pass(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        driver.close();
    }
}
