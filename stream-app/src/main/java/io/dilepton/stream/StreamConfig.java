package io.dilepton.stream;

import io.dilepton.core.serde.RegistryConfig;
import io.dilepton.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of the stream application. Keys that Kafka has keep Kafka's names. A key that is not listed here (security, serde classes,
 * credentials of the registry) goes to every client as it is.
 *
 * @param bootstrap brokers, {@value #BOOTSTRAP}
 * @param registry schema registry, {@value #REGISTRY}
 * @param applicationId {@value #APPLICATION_ID}
 * @param guarantee {@value #GUARANTEE}
 * @param threads {@value #THREADS}
 * @param commitInterval {@value #COMMIT_INTERVAL_MS}
 * @param startFrom {@value #START_FROM}
 * @param stateDirectory {@value #STATE_DIR}
 * @param replicationFactor {@value #REPLICATION_FACTOR}
 * @param model {@value #MODEL}
 * @param metricsHost {@value #METRICS_HOST}
 * @param metricsPort {@value #METRICS_PORT}
 * @param clients further settings for every client
 */
public record StreamConfig(
        String bootstrap,
        String registry,
        String applicationId,
        Guarantee guarantee,
        int threads,
        Duration commitInterval,
        StartFrom startFrom,
        Path stateDirectory,
        short replicationFactor,
        String model,
        String metricsHost,
        int metricsPort,
        Map<String, String> clients) {

    /** Brokers, comma-separated host:port; required. */
    public static final String BOOTSTRAP = "bootstrap.servers";

    /** Base URL of the schema registry's Confluent-compatible API; required. */
    public static final String REGISTRY = RegistryConfig.URL;

    /** Name that instances which share the work have in common; letters, digits, dot, dash, underscore; default {@code dilepton-stream}. */
    public static final String APPLICATION_ID = "application.id";

    /** {@code exactly_once_v2} (default) or {@code at_least_once}. */
    public static final String GUARANTEE = "processing.guarantee";

    /** Threads that process, 1 to 256, default 1; more than partitions of the events topic stay idle. */
    public static final String THREADS = "num.stream.threads";

    /** Time between commits, milliseconds, 1 to 60000, default 100: readers of committed records wait that long. */
    public static final String COMMIT_INTERVAL_MS = "commit.interval.ms";

    /** Where an application without committed offsets begins: {@code earliest} (default) or {@code latest}. */
    public static final String START_FROM = "auto.offset.reset";

    /** Directory for Kafka Streams' own files, default {@code dilepton-stream} in the directory for temporary files. */
    public static final String STATE_DIR = "state.dir";

    /** Replicas of topics that are created, 1 to 32767, or -1 (default) for the broker's default. */
    public static final String REPLICATION_FACTOR = "replication.factor";

    /** Name of the Z-candidate model whose champion scores, default {@code z-candidate}. */
    public static final String MODEL = "dilepton.model.z";

    /** Address that health and metrics listen on, default {@code 127.0.0.1}. */
    public static final String METRICS_HOST = "dilepton.metrics.host";

    /** Port of health and metrics, 0 to 65535, default 9464; 0 takes a free one. */
    public static final String METRICS_PORT = "dilepton.metrics.port";

    /** Default of {@link #METRICS_PORT}. */
    public static final int DEFAULT_METRICS_PORT = 9464;

    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 128 * 1024;
    /** Time after which the work of a crashed instance goes to another. */
    private static final int SESSION_TIMEOUT_MS = 15_000;

    /** Copies. */
    public StreamConfig {
        clients = Map.copyOf(clients);
    }

    /** Where an application without committed offsets begins. */
    public enum StartFrom {
        /** At the oldest record. */
        EARLIEST,
        /** At records that come after the start. */
        LATEST;

        AutoOffsetReset reset() {
            return this == EARLIEST ? AutoOffsetReset.earliest() : AutoOffsetReset.latest();
        }
    }

    /**
     * Reads settings.
     *
     * @param given settings by key
     * @return checked settings
     * @throws StreamConfigException naming everything that is missing or wrong
     */
    public static StreamConfig parse(Map<String, String> given) {
        Settings settings = new Settings(given);
        return new StreamConfig(
                settings.required(BOOTSTRAP, "the brokers, such as 127.0.0.1:9092"),
                settings.required(REGISTRY, "the schema registry, such as http://127.0.0.1:8081/apis/ccompat/v7"),
                settings.matching(
                        APPLICATION_ID,
                        "dilepton-stream",
                        "[a-zA-Z0-9._-]{1,200}",
                        "up to 200 letters, digits, dots, dashes and underscores"),
                settings.choice(GUARANTEE, Guarantee.EXACTLY_ONCE_V2),
                settings.number(THREADS, 1, 1, 256),
                Duration.ofMillis(settings.number(COMMIT_INTERVAL_MS, 100, 1, 60_000)),
                settings.choice(START_FROM, StartFrom.EARLIEST),
                Path.of(settings.text(
                        STATE_DIR,
                        Path.of(System.getProperty("java.io.tmpdir"), "dilepton-stream")
                                .toString())),
                (short) settings.number(REPLICATION_FACTOR, -1, -1, Short.MAX_VALUE),
                settings.matching(MODEL, "z-candidate", "[a-z][a-z0-9-]*", "lower-case letters, digits and dashes"),
                settings.text(METRICS_HOST, "127.0.0.1"),
                settings.number(METRICS_PORT, DEFAULT_METRICS_PORT, 0, 65_535),
                settings.rest());
    }

    /**
     * Returns what every Kafka client and serde gets.
     *
     * @return brokers, registry and the further settings
     */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new TreeMap<>(clients);
        config.put(BOOTSTRAP, bootstrap);
        config.put(REGISTRY, registry);
        return config;
    }

    /**
     * Returns what Kafka Streams gets.
     *
     * @return configuration by Kafka's keys
     */
    public Map<String, Object> streamsConfig() {
        Map<String, Object> config = clientConfig();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.value());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replicationFactor);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(consumer(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        config.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        config.put(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        config.put(producer(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_DLQ_BYTES);
        return config;
    }

    private static String consumer(String key) {
        return StreamsConfig.consumerPrefix(key);
    }

    private static String producer(String key) {
        return StreamsConfig.producerPrefix(key);
    }
}
