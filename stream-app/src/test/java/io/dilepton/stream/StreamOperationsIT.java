package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How instances share the work, join, leave and restart in either rebalance protocol, and when one counts as live. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamOperationsIT {

    private static final Logger LOG = LoggerFactory.getLogger(StreamOperationsIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        try (TopicAdmin admin = new TopicAdmin(Map.of("bootstrap.servers", cluster.bootstrap()), PATIENCE)) {
            admin.create(Topics.all(), (short) 1);
        }
        ModelPublisher publisher = new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap()));
        ModelManifest manifest = publisher.publish(TinyModels.model(1, 1));
        publisher.promote(manifest.name(), manifest.version(), Promotion.CHAMPION);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static StreamConfig config(String application, String instance, String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put(ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap());
        all.put(ClusterKeys.REGISTRY.name(), cluster.registryUrl());
        all.put(StreamKeys.APPLICATION_ID.name(), application);
        all.put(StreamKeys.STATE_DIR.name(), directory.resolve(instance).toString());
        all.put(StreamKeys.REPLICATION_FACTOR.name(), "1");
        all.put(StreamKeys.METRICS_PORT.name(), "0");
        all.put(StreamKeys.START_FROM.name(), "latest");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StreamConfig.parse(all);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    @ParameterizedTest
    @EnumSource(
            value = GroupProtocol.class,
            names = {"STREAMS", "CLASSIC"})
    void shouldGiveEveryEventOneFateWhileInstancesJoinAndLeave(GroupProtocol protocol) {
        String application = "shared-" + protocol;
        String[] settings = {StreamKeys.GROUP_PROTOCOL.name(), protocol.name()};
        long begin = System.nanoTime();
        try (StreamApp first = StreamApp.start(config(application, application + "-1", settings))) {
            first.awaitRunning(PATIENCE);
            long running = millisSince(begin);
            try (EventFlow flow = EventFlow.start(cluster, 500);
                    LivenessProbe probe = LivenessProbe.start(first.url())) {
                flow.awaitScored(1);
                long scored = millisSince(begin);
                flow.resetSlowest();
                begin = System.nanoTime();
                StreamApp second = StreamApp.start(config(application, application + "-2", settings));
                second.awaitRunning(PATIENCE);
                long secondRunning = millisSince(begin);
                EventFlow.await(() -> second.counts().in() > 0);
                long shared = millisSince(begin);
                flow.awaitScored(flow.sent());
                long slowestJoin = flow.resetSlowest();
                begin = System.nanoTime();
                second.close();
                long left = millisSince(begin);
                flow.awaitScored(flow.sent());
                flow.awaitScored(flow.sent());
                long slowestLeave = flow.resetSlowest();
                flow.stopSending();
                assertThat(flow.duplicates()).isZero();
                assertThat(flow.missing()).isZero();
                assertThat(first.counts().in() + second.counts().in()).isEqualTo(flow.sent());
                assertThat(probe.answers()).isNotEmpty().containsOnly(200);
                LOG.atInfo().log(
                        "{}: running after {} ms, first score {} ms; second: running {} ms, first event {} ms, slowest event {} ms; its stop {} ms, slowest event {} ms",
                        protocol,
                        running,
                        scored,
                        secondRunning,
                        shared,
                        slowestJoin,
                        left,
                        slowestLeave);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GroupProtocol.class,
            names = {"STREAMS", "CLASSIC"})
    void shouldGoOnAfterARestart(GroupProtocol protocol) {
        String application = "restarted-" + protocol;
        StreamConfig config = config(application, application, StreamKeys.GROUP_PROTOCOL.name(), protocol.name());
        StreamApp first = StreamApp.start(config);
        first.awaitRunning(PATIENCE);
        try (EventFlow flow = EventFlow.start(cluster, 500)) {
            flow.awaitScored(1_000);
            flow.resetSlowest();
            long begin = System.nanoTime();
            first.close();
            long stopped = millisSince(begin);
            try (StreamApp second = StreamApp.start(config)) {
                second.awaitRunning(PATIENCE);
                long running = millisSince(begin);
                flow.awaitScored(flow.sent());
                LOG.atInfo().log(
                        "{}: stopped after {} ms, running again after {} ms, slowest event {} ms",
                        protocol,
                        stopped,
                        running,
                        flow.resetSlowest());
                flow.stopSending();
                assertThat(flow.duplicates()).isZero();
                assertThat(flow.missing()).isZero();
            }
        }
    }

    @Test
    void shouldTakeTheProtocolOfTheInstancesThatRunWhenItIsLeftToIt() {
        try (StreamApp classic = StreamApp.start(config("mixed", "mixed-1", "group.protocol", "classic"));
                StreamApp second = StreamApp.start(config("mixed", "mixed-2"))) {
            classic.awaitRunning(PATIENCE);
            second.awaitRunning(PATIENCE);
            assertThatThrownBy(() -> StreamApp.start(config("mixed", "mixed-3", "group.protocol", "streams")))
                    .isInstanceOf(StreamFailedException.class)
                    .hasMessage(
                            "instances of mixed run with the classic rebalance protocol: stop them all first (a crashed one counts"
                                    + " until its session times out), or set group.protocol to classic");
        }
        try (StreamApp streams = StreamApp.start(config("mixed", "mixed-1", "group.protocol", "streams"))) {
            streams.awaitRunning(PATIENCE);
            assertThatThrownBy(() -> StreamApp.start(config("mixed", "mixed-3", "group.protocol", "classic")))
                    .hasMessageStartingWith(
                            "instances of mixed run with the streams rebalance protocol: stop them all first");
        }
    }

    @Test
    void shouldSayWhichLimitsHoldWhenTheBrokersRefuseASessionTimeout() {
        assertThatThrownBy(() -> StreamApp.start(
                        config("limits", "limits", "session.timeout.ms", "1000", "group.protocol", "streams")))
                .isInstanceOf(StreamFailedException.class)
                .hasMessageStartingWith(
                        "the brokers refuse {streams.session.timeout.ms=1000} for the streams group limits (")
                .hasMessageContaining("group.streams.min.session.timeout.ms");
        assertThat(GroupMembership.settle(config("limits", "limits", "session.timeout.ms", "1000"), PATIENCE))
                .isEqualTo(GroupProtocol.CLASSIC);
        assertThat(GroupMembership.settle(config("limits", "limits", "session.timeout.ms", "45000"), PATIENCE))
                .isEqualTo(GroupProtocol.STREAMS);
    }

    @Test
    void shouldKeepItsPlaceInTheGroupWhenAStaticMemberStops() throws Exception {
        try (StreamApp app = StreamApp.start(config("static", "static", "group.instance.id", "a"))) {
            app.awaitRunning(PATIENCE);
        }
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()))) {
            assertThat(admin.describeClassicGroups(List.of("static"))
                            .all()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(group -> assertThat(group.members())
                            .singleElement()
                            .satisfies(member -> assertThat(
                                            member.groupInstanceId().orElse(""))
                                    .startsWith("a")));
        }
    }

    @Test
    void shouldWriteTheGroupsSettingsToTheBrokers() throws Exception {
        GroupMembership.settle(
                config("kept", "kept", "session.timeout.ms", "50000", "num.standby.replicas", "1"), PATIENCE);
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, "kept");
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()))) {
            assertThat(admin.describeConfigs(List.of(group)).all().get().values())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.entries())
                            .extracting(ConfigEntry::name, ConfigEntry::value)
                            .contains(
                                    tuple("streams.session.timeout.ms", "50000"),
                                    tuple("streams.num.standby.replicas", "1")));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GroupProtocol.class,
            names = {"STREAMS", "CLASSIC"})
    void shouldNotBeLiveWhenAThreadIsStuckOrDead(GroupProtocol protocol) throws Exception {
        String name = "liveness-" + protocol;
        CountDownLatch release = new CountDownLatch(1);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
        }
        Topology topology = new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name)
                .addProcessor("stuck", () -> new Stuck(release), "in");
        Properties properties = KafkaStreamsSettings.of(config(name, name, "num.stream.threads", "2"), protocol);
        Duration bound = Duration.ofSeconds(2);
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            StreamHealth health = new StreamHealth(streams::state, () -> null, () -> ThreadPolls.of(streams), 2, bound);
            streams.start();
            EventFlow.await(() -> health.ready().up());
            assertThat(health.live().reasons()).isEmpty();

            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(name, new byte[1])).get();
            }
            EventFlow.await(() -> !health.live().up());
            assertThat(health.live().reasons())
                    .singleElement()
                    .asString()
                    .matches("thread " + name + "-.*-StreamThread-\\d is stuck: no poll for [2-9] s");

            release.countDown();
            EventFlow.await(() -> health.live().up());
            assertThat(streams.removeStreamThread()).isPresent();
            EventFlow.await(() -> health.ready().up());
            assertThat(health.live().reasons()).containsExactly("1 of 2 threads are dead");
        }
        assertThat(release.getCount()).isZero();
    }

    /** Does not return until it is released. */
    private static final class Stuck implements Processor<byte[], byte[], Void, Void> {

        private final CountDownLatch release;

        Stuck(CountDownLatch release) {
            this.release = release;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Last, since it takes the feature from the brokers. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldFallBackToTheClassicProtocolWhenTheBrokersHaveNoOther() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()))) {
            FeatureUpdate off = new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
            admin.updateFeatures(Map.of("streams.version", off), new UpdateFeaturesOptions())
                    .all()
                    .get();
        }
        try (StreamApp app = StreamApp.start(config("old", "old"))) {
            app.awaitRunning(PATIENCE);
        }
        assertThatThrownBy(() -> StreamApp.start(config("old", "old", "group.protocol", "streams")))
                .isInstanceOf(StreamFailedException.class)
                .hasMessage(
                        "the brokers do not have the streams rebalance protocol (feature streams.version): upgrade them to 4.2 or"
                                + " newer, or set group.protocol to auto or classic");
    }
}
