package io.dilepton.generator.emission;

import io.dilepton.core.config.ClientKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Configuration of a producer of events: nothing lost, nothing doubled, and throughput before the last millisecond of latency. */
public final class ProducerSettings {

    private static final String COMPRESSION = "lz4";
    private static final int LINGER_MILLIS = 10;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(30);

    private ProducerSettings() {}

    /**
     * Completes a configuration.
     *
     * @param config configuration for all clients; {@code bootstrap.servers} is required, and what it says wins
     * @return configuration of an idempotent producer
     */
    public static Map<String, Object> of(Map<String, ?> config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        settings.putAll(ClientKind.PRODUCER.of(config));
        return settings;
    }
}
