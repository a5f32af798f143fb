package io.dilepton.core.config;

import java.util.List;

/** Where the cluster is: the keys of every program. */
public final class ClusterKeys {

    /** Kafka brokers: list of host:port, default {@code 127.0.0.1:9092}. */
    public static final ConfigKey<String> BOOTSTRAP = new ConfigKey<>(
            "bootstrap.servers",
            ConfigType.text("host:port, comma-separated"),
            "",
            "127.0.0.1:9092",
            "Kafka brokers to connect to first. `DILEPTON_BOOTSTRAP` and `--bootstrap` are short for it.");

    /** Schema registry: base URL of its Confluent-compatible API, default {@code http://127.0.0.1:8081/apis/ccompat/v7}. */
    public static final ConfigKey<String> REGISTRY = new ConfigKey<>(
            "schema.registry.url",
            ConfigType.text("http or https URLs, comma-separated"),
            "",
            "http://127.0.0.1:8081/apis/ccompat/v7",
            "Schema registry with Confluent's API; several URLs are tried in order. `DILEPTON_REGISTRY` and `--registry` are short for it.");

    private ClusterKeys() {}

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys
     */
    public static List<ConfigKey<?>> all() {
        return List.of(BOOTSTRAP, REGISTRY);
    }
}
