package io.dilepton.core.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays configuration over each other: what is added later wins. Programs add the file, then the environment, then flags. For one thread.
 */
public final class ConfigSources {

    /** Short names of variables beside the derived ones, which win over them. */
    private static final Map<String, String> SHORT = Map.of(
            "DILEPTON_BOOTSTRAP", ClusterKeys.BOOTSTRAP.name(),
            "DILEPTON_REGISTRY", ClusterKeys.REGISTRY.name());

    /** Variables that are no keys: what the launcher, the logging and the tests read. */
    private static final Set<String> RESERVED = Set.of(
            "DILEPTON_CLIENT_CONFIG",
            "DILEPTON_JAVA_OPTS",
            "DILEPTON_HOME",
            "DILEPTON_LOG",
            "DILEPTON_KAFKA_LOG",
            "DILEPTON_BROKER_LOG",
            "DILEPTON_OPENDATA_URL",
            "DILEPTON_DATA",
            "DILEPTON_CLIENTS");

    private final KnownKeys known;
    private final SortedMap<String, Setting> merged = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Makes empty sources.
     *
     * @param known keys that there are
     */
    public ConfigSources(KnownKeys known) {
        this.known = known;
    }

    /**
     * Adds a properties file, UTF-8.
     *
     * @param file file
     * @return this
     * @throws ConfigurationException when it cannot be read
     */
    public ConfigSources file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(List.of("the configuration file " + file + " cannot be read: " + e));
        }
        properties.stringPropertyNames().forEach(key -> put(key, properties.getProperty(key), file.toString()));
        return this;
    }

    /**
     * Adds the environment variables that stand for keys. Others are left alone, as the environment is not ours alone, unless they differ from
     * one of ours by a slip: that is a problem.
     *
     * @param environment variables by name
     * @return this
     */
    public ConfigSources environment(Map<String, String> environment) {
        SHORT.forEach((variable, key) -> {
            String value = environment.get(variable);
            if (value != null) {
                put(key, value, origin(variable));
            }
        });
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(KnownKeys.VARIABLE_PREFIX)
                    && !RESERVED.contains(variable)
                    && !SHORT.containsKey(variable)) {
                known.ofVariable(variable)
                        .ifPresentOrElse(key -> put(key, value, origin(variable)), () -> refuseSlip(variable));
            }
        });
        return this;
    }

    /**
     * Adds a flag.
     *
     * @param key key
     * @param value value
     * @param flag flag as the user writes it
     * @return this
     */
    public ConfigSources flag(String key, String value, String flag) {
        put(key, value, flag);
        return this;
    }

    /**
     * Adds a flag where it was given.
     *
     * @param key key
     * @param value value; null where the flag was not given
     * @param flag flag as the user writes it
     * @return this
     */
    public ConfigSources flag(ConfigKey<?> key, @Nullable String value, String flag) {
        return value == null ? this : flag(key.name(), value, flag);
    }

    /**
     * Returns what was added.
     *
     * @return settings in which {@link Settings#check} also reports what was wrong with the sources
     */
    public Settings settings() {
        Settings settings = new Settings(merged, known);
        problems.forEach(settings::problem);
        return settings;
    }

    /**
     * Returns what was given.
     *
     * @return the winning settings by key
     */
    public SortedMap<String, Setting> given() {
        return new TreeMap<>(merged);
    }

    private void refuseSlip(String variable) {
        known.similarVariable(variable)
                .ifPresent(meant -> problems.add("unknown variable " + variable + ": did you mean " + meant + "?"));
    }

    private void put(String key, String value, String origin) {
        if (!value.isBlank()) {
            merged.put(key, new Setting(value.strip(), origin));
        }
    }

    private static String origin(String variable) {
        return "environment variable " + variable;
    }
}
