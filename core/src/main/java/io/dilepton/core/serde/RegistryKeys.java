package io.dilepton.core.serde;

import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the schema registry's client and of the serdes, beside its URL. The names are Confluent's, so that one configuration serves either
 * serializer; those of the client are also understood with {@code schema.registry.} before them.
 */
public final class RegistryKeys {

    /** Credentials for HTTP basic authentication: {@code user:password}, none by default. */
    public static final ConfigKey<Optional<String>> BASIC_AUTH = new ConfigKey<>(
            "basic.auth.user.info",
            ConfigType.secret("user:password"),
            "",
            "",
            "Credentials for HTTP basic authentication at the registry.");

    /** Token for HTTP bearer authentication: text, none by default; excludes {@link #BASIC_AUTH}. */
    public static final ConfigKey<Optional<String>> BEARER_TOKEN = new ConfigKey<>(
            "bearer.auth.token",
            ConfigType.secret("token"),
            "",
            "",
            "Token for HTTP bearer authentication at the registry; excludes `basic.auth.user.info`.");

    /** Time to connect: 1 to 600000 ms, default 5000. */
    public static final ConfigKey<Duration> CONNECT_TIMEOUT = new ConfigKey<>(
            "http.connect.timeout.ms", ConfigType.millis(1, 600_000), "ms", "5000", "Time to connect to the registry.");

    /** Time to answer one request: 1 to 600000 ms, default 10000. */
    public static final ConfigKey<Duration> READ_TIMEOUT = new ConfigKey<>(
            "http.read.timeout.ms",
            ConfigType.millis(1, 600_000),
            "ms",
            "10000",
            "Time for the registry to answer one request.");

    /** Further attempts after a server error or a failed connection: 0 to 1000, default 3. */
    public static final ConfigKey<Integer> RETRIES = new ConfigKey<>(
            "max.retries",
            ConfigType.number(0, 1_000),
            "attempts",
            "3",
            "Further attempts after a server error of the registry or a failed connection, over all its URLs.");

    /** Pause before the first further attempt: 1 to 60000 ms, default 200; doubled for each. */
    public static final ConfigKey<Duration> RETRY_PAUSE = new ConfigKey<>(
            "retries.wait.ms",
            ConfigType.millis(1, 60_000),
            "ms",
            "200",
            "Pause before the first further attempt; doubled for each.");

    /** Whether an unknown schema is registered at its first record: default true. */
    public static final ConfigKey<Boolean> AUTO_REGISTER = new ConfigKey<>(
            "auto.register.schemas",
            ConfigType.flag(),
            "",
            "true",
            "Whether schemas that the registry does not have are registered; false where an administrator does that.");

    /** Whether, without registration, the id is that of the subject's newest version: default false. */
    public static final ConfigKey<Boolean> USE_LATEST = new ConfigKey<>(
            "use.latest.version",
            ConfigType.flag(),
            "",
            "false",
            "Whether, with `auto.register.schemas=false`, records carry the id of the subject's newest version, which must encode as they do.");

    /** Class of the serializer: class name, default {@link WireAvroSerializer}. */
    public static final ConfigKey<String> SERIALIZER = new ConfigKey<>(
            "dilepton.serde.serializer",
            ConfigType.text("class on the class path"),
            "",
            WireAvroSerializer.class.getName(),
            "Serializer of Avro values. Confluent's and Apicurio's take the same configuration.");

    /** Class of the deserializer: class name, default {@link WireAvroDeserializer}. */
    public static final ConfigKey<String> DESERIALIZER = new ConfigKey<>(
            "dilepton.serde.deserializer",
            ConfigType.text("class on the class path"),
            "",
            WireAvroDeserializer.class.getName(),
            "Deserializer of Avro values. Confluent's and Apicurio's take the same configuration.");

    private RegistryKeys() {}

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys
     */
    public static List<ConfigKey<?>> all() {
        return List.of(
                BASIC_AUTH,
                BEARER_TOKEN,
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                RETRIES,
                RETRY_PAUSE,
                AUTO_REGISTER,
                USE_LATEST,
                SERIALIZER,
                DESERIALIZER);
    }
}
