package io.dilepton.core.config;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Kinds of Kafka clients. One configuration serves all: a key without a prefix goes to every client, one with the prefix of a kind goes to the
 * clients of that kind only and wins there, as in Kafka Streams.
 */
public enum ClientKind {
    /** Consumers. */
    CONSUMER("consumer."),
    /** Producers. */
    PRODUCER("producer."),
    /** Admin clients. */
    ADMIN("admin.");

    private final String prefix;

    ClientKind(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Returns the prefix of keys for this kind only.
     *
     * @return prefix with the dot at its end
     */
    public String prefix() {
        return prefix;
    }

    /** Returns Kafka's definition of the keys for this kind, without prefix. */
    ConfigDef definition() {
        return switch (this) {
            case CONSUMER -> ConsumerConfig.configDef();
            case PRODUCER -> ProducerConfig.configDef();
            case ADMIN -> AdminClientConfig.configDef();
        };
    }

    /**
     * Returns what a client of this kind gets.
     *
     * @param shared configuration for all clients
     * @return a modifiable copy without the prefixed keys, those of this kind in their place
     */
    public Map<String, Object> of(Map<String, ?> shared) {
        Map<String, Object> config = new HashMap<>();
        shared.forEach((key, value) -> {
            if (!isPrefixed(key)) {
                config.put(key, value);
            }
        });
        shared.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                config.put(key.substring(prefix.length()), value);
            }
        });
        return config;
    }

    private static boolean isPrefixed(String key) {
        for (ClientKind kind : values()) {
            if (key.startsWith(kind.prefix)) {
                return true;
            }
        }
        return key.startsWith("main.consumer.")
                || key.startsWith("restore.consumer.")
                || key.startsWith("global.consumer.")
                || key.startsWith("topic.");
    }
}
