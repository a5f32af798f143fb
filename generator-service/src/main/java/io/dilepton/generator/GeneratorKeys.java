package io.dilepton.generator;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigType;
import io.dilepton.core.config.KnownKeys;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.generator.http.BearerTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the generator service, beside {@link ClusterKeys}. Public API. */
public final class GeneratorKeys {

    private static final int MAX_PORT = 65_535;
    private static final String NAME = "[a-zA-Z0-9._-]{1,100}";
    private static final String NAME_RULE = "up to 100 letters, digits, dots, dashes and underscores";

    /** Name that instances which share the work have in common: text, default {@code dilepton-generator}. */
    public static final ConfigKey<String> ID = new ConfigKey<>(
            "dilepton.generator.id",
            ConfigType.matching(NAME, NAME_RULE),
            "",
            "dilepton-generator",
            "Name that instances of the generator service which share the work have in common; begins their transactional ids.");

    /** Name of this instance in receipts: text, default made of the host and the process. */
    public static final ConfigKey<Optional<String>> INSTANCE = new ConfigKey<>(
            "dilepton.generator.instance",
            ConfigType.optional(ConfigType.matching(NAME, NAME_RULE)),
            "",
            "",
            "Name of this instance in receipts. Default: made of the host's name and the process id.");

    /** Address of the HTTP interface: text, default {@code 127.0.0.1}. */
    public static final ConfigKey<String> HOST = new ConfigKey<>(
            "dilepton.generator.host",
            ConfigType.text("host or address"),
            "",
            "127.0.0.1",
            "Address that requests over HTTP are served on. Set tokens before others than this machine can reach it.");

    /** Port of the HTTP interface: 0 to 65535, default 9480. */
    public static final ConfigKey<Integer> PORT = new ConfigKey<>(
            "dilepton.generator.port",
            ConfigType.number(0, MAX_PORT),
            "",
            "9480",
            "Port that requests over HTTP are served on; 0 takes a free one.");

    /** Tokens of the clients: {@code client:token}, comma-separated; none by default. */
    public static final ConfigKey<Optional<String>> TOKENS = new ConfigKey<>(
            "dilepton.generator.tokens",
            ConfigType.secret("CLIENT:TOKEN, comma-separated"),
            "",
            "",
            "Bearer tokens of the clients that may use the HTTP interface; without any, everybody who can reach it may.");

    /** Topics that requests may write to: names, or beginnings followed by a star, comma-separated; default {@code dilepton.synthetic.*}. */
    public static final ConfigKey<String> TOPICS = new ConfigKey<>(
            "dilepton.generator.topics",
            ConfigType.matching(
                    "[a-zA-Z0-9._-]+\\*?(\\s*,\\s*[a-zA-Z0-9._-]+\\*?)*",
                    "names of topics, or beginnings followed by *, comma-separated"),
            "",
            "dilepton.synthetic.*",
            "Topics that requests may write to. Topics of recorded events, scores, models and the product's other topics are refused whatever this says.");

    /** Events per second that a client's streams may have together: 0 (no limit) to 10000000, default 0. */
    public static final ConfigKey<Integer> QUOTA_RATE = new ConfigKey<>(
            "dilepton.generator.quota.rate",
            ConfigType.number(0, 10_000_000),
            "events/s",
            "0",
            "Events per second that the streams of one client may have together; with a limit, each request needs a rate. 0 for no limit.");

    /** Streams that a client may have at a time: 1 to 10000, default 16. */
    public static final ConfigKey<Integer> QUOTA_STREAMS = new ConfigKey<>(
            "dilepton.generator.quota.streams",
            ConfigType.number(1, 10_000),
            "streams",
            "16",
            "Streams that one client may have at a time.");

    /** Address of health and metrics: text, default {@code 127.0.0.1}. */
    public static final ConfigKey<String> METRICS_HOST = new ConfigKey<>(
            "dilepton.generator.metrics.host",
            ConfigType.text("host or address"),
            "",
            "127.0.0.1",
            "Address that the generator service's health and metrics listen on.");

    /** Port of health and metrics: 0 to 65535, default 9481. */
    public static final ConfigKey<Integer> METRICS_PORT = new ConfigKey<>(
            "dilepton.generator.metrics.port",
            ConfigType.number(0, MAX_PORT),
            "",
            "9481",
            "Port of the generator service's health and metrics; 0 takes a free one.");

    private GeneratorKeys() {}

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys of the generator service, without {@link ClusterKeys}
     */
    public static List<ConfigKey<?>> all() {
        return List.of(ID, INSTANCE, HOST, PORT, TOKENS, TOPICS, QUOTA_RATE, QUOTA_STREAMS, METRICS_HOST, METRICS_PORT);
    }

    /**
     * Returns every key that the generator service may be given.
     *
     * @return its own, the cluster's, and those of Kafka's clients
     */
    public static KnownKeys known() {
        List<ConfigKey<?>> own = new ArrayList<>(ClusterKeys.all());
        own.addAll(RegistryKeys.all());
        own.addAll(all());
        return new KnownKeys(own, Map.of());
    }

    /** Reads the tokens; the message of the exception does not repeat them. */
    static BearerTokens tokens(Optional<String> text) {
        return new BearerTokens(text.orElse(""));
    }
}
