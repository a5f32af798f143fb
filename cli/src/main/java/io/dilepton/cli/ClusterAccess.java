package io.dilepton.cli;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigSources;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.config.Settings;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.stream.StreamKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the Kafka brokers and the schema registry are, and how to be let in: what every command with a cluster shares. Flags win over
 * the environment, that over the file, that over the defaults.
 */
public abstract class ClusterAccess {

    /** Default of {@code --bootstrap}: where {@code dilepton cluster start} listens. */
    public static final String DEFAULT_BOOTSTRAP = ClusterKeys.BOOTSTRAP.defaultValue();

    /** Default of {@code --registry}: where {@code dilepton cluster start} listens. */
    public static final String DEFAULT_REGISTRY = ClusterKeys.REGISTRY.defaultValue();

    /** Environment variable that names the file of settings where no option does. */
    protected static final String FILE_VARIABLE = "DILEPTON_CLIENT_CONFIG";

    private final Map<String, String> environment;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,…",
            description = "Kafka brokers. Default: $$DILEPTON_BOOTSTRAP or 127.0.0.1:9092.")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry with Confluent's API. Default: $$DILEPTON_REGISTRY or "
                    + "http://127.0.0.1:8081/apis/ccompat/v7.")
    private @Nullable String registry;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, over the file and the environment. May be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    private @Nullable Map<String, String> clients;

    /**
     * Makes options that nothing was given for yet.
     *
     * @param environment environment variables
     */
    protected ClusterAccess(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns the file of settings that was given on the command line.
     *
     * @return properties file; null where none was given
     */
    protected abstract @Nullable Path given();

    /**
     * Returns the brokers.
     *
     * @return comma-separated host:port
     * @throws CommandFailure when a setting is wrong
     */
    public String bootstrap() {
        return settings().getOrDefault(ClusterKeys.BOOTSTRAP.name(), "");
    }

    /**
     * Returns the schema registry.
     *
     * @return base URL of its Confluent-compatible API
     * @throws CommandFailure when a setting is wrong
     */
    public String registry() {
        return settings().getOrDefault(ClusterKeys.REGISTRY.name(), "");
    }

    /**
     * Returns what every Kafka client, serde and registry client of the command gets: brokers, registry, security and whatever else was given
     * for them. {@link io.dilepton.core.config.ClientKind} makes the configuration of one client of it.
     *
     * @return settings by key
     * @throws CommandFailure when a setting is wrong
     */
    public Map<String, Object> clients() {
        return new TreeMap<>(settings());
    }

    /**
     * Returns everything that was given, for a command that has keys of its own and adds its flags.
     *
     * @return file, environment and flags, in this order
     * @throws CommandFailure when the file cannot be read
     */
    public ConfigSources sources() {
        ConfigSources sources = new ConfigSources(ProductKeys.known());
        Path chosen = file();
        if (chosen != null) {
            try {
                sources.file(chosen);
            } catch (ConfigurationException e) {
                throw failure(e);
            }
        }
        sources.environment(environment);
        set.forEach((key, value) -> sources.flag(key, value, "--set"));
        sources.flag(ClusterKeys.BOOTSTRAP, bootstrap, "--bootstrap");
        sources.flag(ClusterKeys.REGISTRY, registry, "--registry");
        return sources;
    }

    /**
     * Makes the failure of a wrong configuration.
     *
     * @param wrong what is wrong
     * @return failure with a line for each problem and exit code 2
     */
    public static CommandFailure failure(ConfigurationException wrong) {
        return CommandFailure.usage(String.join(System.lineSeparator() + "dilepton: ", wrong.problems()));
    }

    private Map<String, String> settings() {
        if (clients == null) {
            clients = read(sources().settings());
        }
        return clients;
    }

    private static Map<String, String> read(Settings settings) {
        Map<String, String> read = new TreeMap<>(settings.except(StreamKeys.all()));
        read.put(ClusterKeys.BOOTSTRAP.name(), settings.value(ClusterKeys.BOOTSTRAP));
        read.put(ClusterKeys.REGISTRY.name(), settings.value(ClusterKeys.REGISTRY));
        RegistryKeys.all().forEach(settings::value);
        try {
            settings.check();
            return read;
        } catch (ConfigurationException e) {
            throw failure(e);
        }
    }

    private @Nullable Path file() {
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        Path file = given();
        return file == null && !named.isBlank() ? Path.of(named) : file;
    }
}
