package io.dilepton.stream;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigType;
import io.dilepton.core.config.KnownKeys;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.stream.StreamConfig.StartFrom;
import io.dilepton.stream.flow.DuplicatePolicy;
import io.dilepton.stream.flow.Lane;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The keys of the stream application, beside {@link ClusterKeys}. Keys that Kafka has keep Kafka's names. Public API. */
public final class StreamKeys {

    private static final int MINUTE_MS = 60_000;
    private static final int DAY_MS = 24 * 60 * MINUTE_MS;
    private static final List<String> CONSUMER_PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX);
    private static final String MODEL_NAME = "[a-z][a-z0-9-]*";
    private static final String MODEL_NAME_RULE = "lower-case letters, digits and dashes";

    /** Name that instances which share the work have in common: text, default {@code dilepton-stream}. */
    public static final ConfigKey<String> APPLICATION_ID = new ConfigKey<>(
            "application.id",
            ConfigType.matching("[a-zA-Z0-9._-]{1,200}", "up to 200 letters, digits, dots, dashes and underscores"),
            "",
            "dilepton-stream",
            "Name that instances which share the work have in common; also the name of their consumer group.");

    /** Processing guarantee: default {@code exactly_once_v2}. */
    public static final ConfigKey<Guarantee> GUARANTEE = new ConfigKey<>(
            "processing.guarantee",
            ConfigType.choice(Guarantee.class),
            "",
            "exactly_once_v2",
            "With `exactly_once_v2`, readers of committed records see every event once whatever crashes; `at_least_once` may double some.");

    /** Threads that process: 1 to 256, default 1. */
    public static final ConfigKey<Integer> THREADS = new ConfigKey<>(
            "num.stream.threads",
            ConfigType.number(1, 256),
            "threads",
            "1",
            "Threads that process. More than partitions of the events topic, over all instances, stay idle.");

    /** Time between commits: 1 to 60000 ms, default 100. */
    public static final ConfigKey<Duration> COMMIT_INTERVAL = new ConfigKey<>(
            "commit.interval.ms",
            ConfigType.millis(1, MINUTE_MS),
            "ms",
            "100",
            "Time between commits; readers of committed records wait that long.");

    /** Where an application without committed offsets begins: default {@code earliest}. */
    public static final ConfigKey<StartFrom> START_FROM = new ConfigKey<>(
            "auto.offset.reset",
            ConfigType.choice(StartFrom.class),
            "",
            "earliest",
            "Where an application without committed offsets begins.");

    /** Directory for Kafka Streams' own files: default {@code dilepton-stream} in the directory for temporary files. */
    public static final ConfigKey<Path> STATE_DIR = new ConfigKey<>(
            "state.dir",
            ConfigType.directory(),
            "",
            "${java.io.tmpdir}/dilepton-stream",
            "Directory for Kafka Streams' own files; what is lost with it is read again from the changelog topics.");

    /** Replicas of topics that are created: -1 (the broker's default) to 32767, default -1. */
    public static final ConfigKey<Integer> REPLICATION_FACTOR = new ConfigKey<>(
            "replication.factor",
            ConfigType.number(-1, Short.MAX_VALUE),
            "replicas",
            "-1",
            "Replicas of topics that are created; -1 leaves it to the brokers.");

    /** Rebalance protocol: default {@code auto}. */
    public static final ConfigKey<GroupProtocol> GROUP_PROTOCOL = new ConfigKey<>(
            "group.protocol",
            ConfigType.choice(GroupProtocol.class),
            "",
            "auto",
            "How instances share the partitions: by Kafka's streams rebalance protocol (KIP-1071), or the classic one. `auto` takes the one that running "
                    + "instances use, else streams where the brokers have it (4.2 and newer) and accept the session timeout for it.");

    /** Time after which the work of an instance that is not heard of goes to others: 1000 to 1800000 ms, default by protocol. */
    public static final ConfigKey<Optional<Duration>> SESSION_TIMEOUT = new ConfigKey<>(
            "session.timeout.ms",
            ConfigType.optional(ConfigType.millis(1_000, 30 * MINUTE_MS)),
            "ms",
            "",
            "Time after which the work of a crashed instance goes to others. In the streams protocol it is a setting of the group, which brokers keep, "
                    + "written at the start. Default: 15000, but the group's setting (45000 where nobody changed it) with `group.protocol=streams`.");

    /** Copies of each state store kept warm on other instances: 0 to 16, default 0. */
    public static final ConfigKey<Integer> STANDBY_REPLICAS = new ConfigKey<>(
            "num.standby.replicas",
            ConfigType.number(0, 16),
            "copies",
            "0",
            "Copies of each state store that other instances keep warm, so that they take over without reading the changelog. Only tasks with a "
                    + "changelogged store have any. In the streams protocol it is the group's setting on the brokers, which allow 2 by default.");

    /** Name of the instance for static membership: text, none by default. */
    public static final ConfigKey<Optional<String>> INSTANCE_ID = new ConfigKey<>(
            "group.instance.id",
            ConfigType.optional(ConfigType.matching(
                    "[a-zA-Z0-9._-]{1,200}", "up to 200 letters, digits, dots, dashes and underscores")),
            "",
            "",
            "Name of this instance, different from all others', for static membership: an instance that is back within `session.timeout.ms` keeps "
                    + "its partitions without a rebalance. Classic protocol only.");

    /** Lanes that score: default all. */
    public static final ConfigKey<Set<Lane>> LANES = new ConfigKey<>(
            "dilepton.scoring.lanes",
            ConfigType.choices(Lane.class),
            "",
            "z,higgs",
            "What is scored: same-flavour pairs as Z candidates, lepton + hadronic tau pairs as Higgs candidates. An event that no lane takes is "
                    + "passed over and counted.");

    /** Model of the Z lane: default {@code z-candidate}. */
    public static final ConfigKey<String> MODEL_Z = new ConfigKey<>(
            "dilepton.model.z",
            ConfigType.matching(MODEL_NAME, MODEL_NAME_RULE),
            "",
            "z-candidate",
            "Model whose champion scores Z candidates. The application starts only once there is one.");

    /** Model of the Higgs lane: default {@code higgs}. */
    public static final ConfigKey<String> MODEL_HIGGS = new ConfigKey<>(
            "dilepton.model.higgs",
            ConfigType.matching(MODEL_NAME, MODEL_NAME_RULE),
            "",
            "higgs",
            "Model whose champion scores Higgs candidates. While there is none they are passed over as `no.model`.");

    /** Events that are scored together: 1 to 1024, default 256. */
    public static final ConfigKey<Integer> BATCH_SIZE = new ConfigKey<>(
            "dilepton.scoring.batch.size",
            ConfigType.number(1, 1024),
            "events",
            "256",
            "Most events that are scored together.");

    /** Longest time that an event waits for its batch to fill: 1 to 1000 ms, default 10. */
    public static final ConfigKey<Duration> BATCH_WAIT = new ConfigKey<>(
            "dilepton.scoring.batch.wait.ms",
            ConfigType.millis(1, 1_000),
            "ms",
            "10",
            "Longest time that an event waits for its batch to fill.");

    /** Where models are computed: default {@code auto}. */
    public static final ConfigKey<InferenceDevice> DEVICE = new ConfigKey<>(
            InferenceDevice.KEY,
            ConfigType.choice(InferenceDevice.class),
            "",
            "auto",
            "Where models are computed. `auto` takes a GPU where there is one and the build has CUDA; `cuda` fails without.");

    /** What is done about an event that was seen before: default {@code count}. */
    public static final ConfigKey<DuplicatePolicy> DUPLICATES = new ConfigKey<>(
            "dilepton.duplicates",
            ConfigType.choice(DuplicatePolicy.class),
            "",
            "count",
            "What is done about an event whose id was seen before within the window: nothing, counted, or counted and passed over. `drop` needs exactly_once_v2.");

    /** Time for which ids are remembered: 1 s to a day in ms, default 600000. */
    public static final ConfigKey<Duration> DUPLICATES_WINDOW = new ConfigKey<>(
            "dilepton.duplicates.window.ms",
            ConfigType.millis(1_000, DAY_MS),
            "ms",
            "600000",
            "Time for which the ids of events are remembered.");

    /** Address that health and metrics listen on: default {@code 127.0.0.1}. */
    public static final ConfigKey<String> METRICS_HOST = new ConfigKey<>(
            "dilepton.metrics.host",
            ConfigType.text("host name or address of this machine"),
            "",
            "127.0.0.1",
            "Address that health and metrics listen on; 0.0.0.0 for all.");

    /** Port of health and metrics: 0 to 65535, default 9464. */
    public static final ConfigKey<Integer> METRICS_PORT = new ConfigKey<>(
            "dilepton.metrics.port",
            ConfigType.number(0, 65_535),
            "",
            "9464",
            "Port of health and metrics; 0 takes a free one.");

    /** Time without a poll after which a thread counts as stuck: 5 s to an hour in ms, default 180000. */
    public static final ConfigKey<Duration> STUCK_AFTER = new ConfigKey<>(
            "dilepton.liveness.timeout.ms",
            ConfigType.millis(5_000, 60 * MINUTE_MS),
            "ms",
            "180000",
            "Time for which a thread may not ask for events before `/health/live` fails and a supervisor should restart the application. The default is "
                    + "longer than Kafka's clients wait for brokers that hang, which a restart would not mend.");

    /** Longest time for a graceful stop: 1 s to 10 min in ms, default 30000. */
    public static final ConfigKey<Duration> DRAIN = new ConfigKey<>(
            "dilepton.drain.timeout.ms",
            ConfigType.millis(1_000, 10 * MINUTE_MS),
            "ms",
            "30000",
            "Longest time that SIGTERM or Ctrl-C leaves for what is in flight to be committed.");

    private StreamKeys() {}

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys of the stream application, without {@link ClusterKeys}
     */
    public static List<ConfigKey<?>> all() {
        List<ConfigKey<?>> all = new ArrayList<>(List.of(
                APPLICATION_ID,
                GUARANTEE,
                THREADS,
                COMMIT_INTERVAL,
                START_FROM,
                STATE_DIR,
                REPLICATION_FACTOR,
                GROUP_PROTOCOL,
                SESSION_TIMEOUT,
                STANDBY_REPLICAS,
                INSTANCE_ID,
                LANES,
                MODEL_Z,
                MODEL_HIGGS,
                BATCH_SIZE,
                BATCH_WAIT,
                DEVICE,
                DUPLICATES,
                DUPLICATES_WINDOW,
                METRICS_HOST,
                METRICS_PORT,
                STUCK_AFTER,
                DRAIN));
        all.addAll(TopicKeys.all());
        all.addAll(WindowKeys.all());
        return List.copyOf(all);
    }

    /**
     * Returns every key that a stream application may be given.
     *
     * @return its own, the cluster's, and those of Kafka Streams and its clients
     */
    public static KnownKeys known() {
        List<ConfigKey<?>> own = new ArrayList<>(ClusterKeys.all());
        own.addAll(RegistryKeys.all());
        own.addAll(all());
        Map<String, ConfigDef> further = new LinkedHashMap<>();
        further.put("", StreamsConfig.configDef());
        for (String prefix : CONSUMER_PREFIXES) {
            further.put(prefix, ConsumerConfig.configDef());
        }
        further.put(StreamsConfig.TOPIC_PREFIX, topics());
        return new KnownKeys(own, further);
    }

    /** Settings of the topics that Kafka Streams makes; Kafka names them, but defines them in the broker only. */
    private static ConfigDef topics() {
        ConfigDef topics = new ConfigDef();
        for (Field field : TopicConfig.class.getFields()) {
            if (field.getName().endsWith("_CONFIG")) {
                try {
                    topics.define((String) field.get(null), ConfigDef.Type.STRING, null, ConfigDef.Importance.LOW, "");
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a public field of TopicConfig cannot be read", e);
                }
            }
        }
        return topics;
    }
}
