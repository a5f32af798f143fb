package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.ResolutionShape;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeakResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows on a real broker: simulated events, and recorded ones where the environment variable DILEPTON_DATA names the directory of the collider data. Prints the
 * table of docs/results.md. Each sample has an hour of event time, which is one window; the grace period is so long that windows close by idleness.
 */
class PhysicsWindowsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2011-03-14T00:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int SIMULATED = 15_000;
    private static final List<String> RECORDED = List.of(
            "zmumu_mass_cms2011", "dimuon_doublemu_100k_tail_cms2011", "zee_mass_cms2011", "dielectron_cms2010");

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        try (TopicAdmin admin = new TopicAdmin(clients(), PATIENCE)) {
            admin.create(Topics.all(), (short) 1);
        }
        ModelPublisher publisher = new ModelPublisher(clients());
        ModelManifest manifest = publisher.publish(TinyModels.model(1, 0));
        publisher.promote(manifest.name(), manifest.version(), Promotion.CHAMPION);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
    }

    private static StreamConfig config(Duration idle) {
        Map<String, String> settings = new HashMap<>();
        set(settings, ClusterKeys.BOOTSTRAP, cluster.bootstrap());
        set(settings, ClusterKeys.REGISTRY, cluster.registryUrl());
        set(settings, StreamKeys.STATE_DIR, directory.toString());
        set(settings, StreamKeys.REPLICATION_FACTOR, "1");
        set(settings, StreamKeys.METRICS_PORT, "0");
        set(settings, WindowKeys.SIZE, String.valueOf(WINDOW.toMillis()));
        set(settings, WindowKeys.GRACE, String.valueOf(Duration.ofDays(1).toMillis()));
        set(settings, WindowKeys.IDLE, String.valueOf(idle.toMillis()));
        // Where the record of 2010 ends.
        set(settings, WindowKeys.FIT_HIGH, "110");
        set(settings, WindowKeys.FIT_WIDTH, "free");
        return StreamConfig.parse(settings);
    }

    private static void set(Map<String, String> settings, ConfigKey<?> key, String value) {
        settings.put(key.name(), value);
    }

    private static Map<String, List<CollisionEvent>> samples() {
        Map<String, List<CollisionEvent>> samples = new LinkedHashMap<>();
        samples.put("simulated muons", simulated(Channel.MUON));
        samples.put("simulated electrons", simulated(Channel.ELECTRON));
        String data = System.getenv("DILEPTON_DATA");
        if (data != null) {
            RECORDED.forEach(name -> samples.put(name, recorded(Path.of(data, name + ".csv.gz"))));
        }
        return samples;
    }

    private static List<CollisionEvent> simulated(Channel channel) {
        return new DrellYanSimulator(SimulationConfig.zPeak(channel), 17)
                .events(0, SIMULATED)
                .toList();
    }

    private static List<CollisionEvent> recorded(Path path) {
        List<CollisionEvent> events = new ArrayList<>();
        try (EventFile file = EventFile.open(path, ReaderOptions.defaults())) {
            file.forEachRemaining(row -> {
                if (row instanceof ReadResult.Accepted accepted) {
                    events.add(accepted.event());
                }
            });
        }
        return events;
    }

    /** Sends every other event of each sample, with times inside the sample's window. */
    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missing from a window
    private static void send(Map<String, List<CollisionEvent>> samples, boolean firstHalf) {
        Serde<io.dilepton.schemas.CollisionEvent> serde =
                AvroSerdes.forRecord(io.dilepton.schemas.CollisionEvent.class, clients());
        int window = 0;
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (List<CollisionEvent> events : samples.values()) {
                Instant begin = BEGIN.plus(WINDOW.multipliedBy(window++));
                for (int i = 0; i < events.size(); i++) {
                    if (i % 2 == 0 == firstHalf) {
                        var event = EventCodec.toAvro(events.get(i));
                        event.setEventTime(begin.plusMillis(10L * i));
                        String key = events.get(i).id().key();
                        producer.send(new ProducerRecord<>(
                                Topics.EVENTS, key, serde.serializer().serialize(Topics.EVENTS, event)));
                    }
                }
            }
            producer.flush();
        }
    }

    private static List<WindowSummary> summaries(int count) {
        Serde<WindowSummary> serde = AvroSerdes.forRecord(WindowSummary.class, clients());
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrap(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<WindowSummary> summaries = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.PHYSICS_WINDOWS, 0);
            consumer.assign(List.of(partition));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (summaries.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record ->
                                summaries.add(serde.deserializer().deserialize(record.topic(), record.value())));
            }
        }
        return summaries;
    }

    private static void awaitScored(StreamApp app, long events) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (app.counts().scored() < events && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(app.counts().scored()).isEqualTo(events);
    }

    /** The application is stopped half-way, with all windows open, and another goes on with them. */
    @Test
    void shouldFitTheZOfEverySampleWhenTheApplicationIsRestartedHalfWay() {
        Map<String, List<CollisionEvent>> samples = samples();
        try (StreamApp app = StreamApp.start(config(Duration.ofMinutes(10)))) {
            app.awaitRunning(PATIENCE);
            send(samples, true);
            awaitScored(
                    app,
                    samples.values().stream()
                            .mapToLong(events -> (events.size() + 1) / 2)
                            .sum());
        }
        List<WindowSummary> summaries;
        try (StreamApp app = StreamApp.start(config(Duration.ofSeconds(15)))) {
            app.awaitRunning(PATIENCE);
            send(samples, false);
            summaries = summaries(samples.size());
        }
        assertThat(summaries)
                .extracting(WindowSummary::getEvents)
                .containsExactlyInAnyOrderElementsOf(samples.values().stream()
                        .map(events -> (long) events.size())
                        .toList());
        Map<Instant, WindowSummary> byStart = new HashMap<>();
        summaries.forEach(summary -> byStart.put(summary.getWindowStart(), summary));
        Instant begin = BEGIN;
        for (String sample : samples.keySet()) {
            WindowSummary summary = Objects.requireNonNull(byStart.get(begin), sample);
            begin = begin.plus(WINDOW);
            assertThat(summary.getEvents()).isEqualTo(samples.get(sample).size());
            assertThat(summary.getLateEvents()).isZero();
            ZPeakResult gaussian = report(sample, summary, ResolutionShape.GAUSSIAN);
            ZPeakResult withTail = report(sample, summary, ResolutionShape.CRYSTAL_BALL);
            double error = Objects.requireNonNull(withTail.getMassError());
            assertThat(withTail.getMass())
                    .as(sample)
                    .isCloseTo(ParticleMasses.Z, within(0.004 * ParticleMasses.Z + 2 * error));
            assertThat(withTail.getWidth())
                    .as(sample)
                    .isCloseTo(ParticleMasses.Z_WIDTH, within(3.5 * Objects.requireNonNull(withTail.getWidthError())));
            assertThat(withTail.getPValue()).as(sample).isGreaterThan(1e-4);
            assertThat(gaussian.getMass()).as(sample).isLessThan(withTail.getMass());
        }
    }

    private static ZPeakResult report(String sample, WindowSummary summary, ResolutionShape shape) {
        ZPeakResult peak = Objects.requireNonNull(
                summary.getZPeaks().stream()
                        .filter(each -> each.getResolutionShape() == shape)
                        .findFirst()
                        .orElseThrow()
                        .getResult(),
                sample);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.3f ± %.3f | %.2f ± %.2f | %.2f ± %.2f | %.0f ± %.0f | %.0f/%d, %.2g |%n",
                sample,
                shape == ResolutionShape.GAUSSIAN ? "Gaussian" : "with tail",
                summary.getEvents(),
                peak.getMass(),
                peak.getMassError(),
                peak.getWidth(),
                peak.getWidthError(),
                peak.getResolution(),
                peak.getResolutionError(),
                peak.getSignal(),
                peak.getSignalError(),
                peak.getChi2(),
                peak.getDegreesOfFreedom(),
                peak.getPValue());
        return peak;
    }
}
