package io.dilepton.stream;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams gets: the product's settings under Kafka's keys, and the user's own for Kafka, which win where nothing depends on ours. */
public final class KafkaStreamsSettings {

    /** Time after which the work of a crashed instance goes to others, where the user gives none. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 128 * 1024;

    /**
     * A task reads one partition, so there is none to wait for. Otherwise Kafka Streams 4.3.1 looks for one before every record, which makes
     * two sets and formats a text each time.
     */
    private static final long NO_IDLING = -1;

    private final StreamConfig config;
    private final Properties properties = new Properties();

    private KafkaStreamsSettings(StreamConfig config) {
        this.config = config;
        properties.putAll(config.clientConfig());
    }

    /**
     * Makes the settings.
     *
     * @param config settings
     * @param protocol protocol of the group, not {@link GroupProtocol#AUTO}
     * @return settings by Kafka's keys
     */
    public static Properties of(StreamConfig config, GroupProtocol protocol) {
        return new KafkaStreamsSettings(config).with(protocol);
    }

    private Properties with(GroupProtocol protocol) {
        StreamConfig.Processing processing = config.processing();
        put(StreamsConfig.APPLICATION_ID_CONFIG, processing.applicationId());
        put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, processing.guarantee().value());
        put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, processing.threads());
        put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, processing.commitInterval().toMillis());
        put(StreamsConfig.STATE_DIR_CONFIG, processing.stateDirectory().toString());
        put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) processing.replicationFactor());
        put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, NO_IDLING);
        byDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DLQ_BYTES);
        byDefault(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        byDefault(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        if (protocol == GroupProtocol.CLASSIC) {
            classic();
        } else {
            put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        }
        return properties;
    }

    private void classic() {
        StreamConfig.Group group = config.group();
        put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, group.standbyReplicas());
        put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                group.sessionTimeout().orElse(SESSION_TIMEOUT).toMillis());
        group.instanceId()
                .ifPresent(id -> put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }

    private void put(String key, Object value) {
        properties.put(key, value);
    }

    /** Sets a key of the producer unless the user did. */
    private void byDefault(String key, Object value) {
        if (!properties.containsKey(key)) {
            properties.putIfAbsent(StreamsConfig.producerPrefix(key), value);
        }
    }
}
