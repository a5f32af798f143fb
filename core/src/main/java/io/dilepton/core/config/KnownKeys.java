package io.dilepton.core.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that there are: the product's, and those that Kafka's own clients and the serdes define. Immutable.
 */
public final class KnownKeys {

    /** Begins the name of every environment variable that stands for a key. */
    public static final String VARIABLE_PREFIX = "DILEPTON_";

    /** Families whose keys their owners define at run time: serdes of others, and Kafka's providers of secrets. */
    private static final List<String> FAMILIES =
            List.of("apicurio.", "confluent.", "schema.registry.", "config.providers.");

    private final Map<String, ConfigKey<?>> own = new TreeMap<>();
    private final Map<String, ConfigDef.ConfigKey> kafkas = new TreeMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /**
     * Takes keys.
     *
     * @param own the product's
     * @param further definitions of programs behind the product beside those of Kafka's plain clients, by prefix of their keys
     */
    public KnownKeys(Collection<? extends ConfigKey<?>> own, Map<String, ConfigDef> further) {
        own.forEach(key -> this.own.put(key.name(), key));
        for (ClientKind kind : ClientKind.values()) {
            define("", kind.definition());
            define(kind.prefix(), kind.definition());
        }
        new LinkedHashMap<>(further).forEach(this::define);
        kafkas.keySet().forEach(name -> variables.putIfAbsent(variable(name), name));
        this.own.keySet().forEach(name -> variables.put(variable(name), name));
    }

    private KnownKeys(KnownKeys known, Collection<? extends ConfigKey<?>> more) {
        own.putAll(known.own);
        kafkas.putAll(known.kafkas);
        variables.putAll(known.variables);
        more.forEach(key -> {
            own.put(key.name(), key);
            variables.put(variable(key.name()), key.name());
        });
    }

    /**
     * Adds keys of another program, so that one configuration may serve both.
     *
     * @param more the product's keys
     * @return keys of both
     */
    public KnownKeys and(Collection<? extends ConfigKey<?>> more) {
        return new KnownKeys(this, more);
    }

    private void define(String prefix, ConfigDef definition) {
        definition.configKeys().forEach((name, key) -> kafkas.putIfAbsent(prefix + name, key));
    }

    /**
     * Returns the environment variable of a key: {@code DILEPTON_}, then the key without the product's own prefix, upper case, with
     * underscores for dots and dashes.
     *
     * @param key key
     * @return name of the variable
     */
    public static String variable(String key) {
        String name = key.startsWith(ConfigKey.OWN_PREFIX) ? key.substring(ConfigKey.OWN_PREFIX.length()) : key;
        return VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Returns the key that an environment variable stands for.
     *
     * @param variable name of the variable
     * @return key; empty where it stands for none
     */
    public Optional<String> ofVariable(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /**
     * Returns the variable that was probably meant.
     *
     * @param variable name of a variable that stands for no key
     * @return name of one that does and differs by a slip; empty where there is none
     */
    public Optional<String> similarVariable(String variable) {
        return Spelling.closest(variable, variables.keySet());
    }

    /**
     * Tells whether there is such a key.
     *
     * @param key key
     * @return whether the product, a Kafka client or a serde knows it
     */
    public boolean knows(String key) {
        return own.containsKey(key) || kafkas.containsKey(key) || isInFamily(key);
    }

    /**
     * Tells whether the value of a key must not be shown.
     *
     * @param key key
     * @return whether it is a secret, or of a family whose owner alone knows
     */
    public boolean isSecret(String key) {
        ConfigKey<?> ours = own.get(key);
        if (ours != null) {
            return ours.type().secret();
        }
        ConfigDef.ConfigKey kafkasOwn = kafkas.get(key);
        return kafkasOwn == null || kafkasOwn.type == ConfigDef.Type.PASSWORD;
    }

    /**
     * Says what is wrong with a setting that is passed through. Values that Kafka's providers of secrets fill in are not looked at.
     *
     * @param key key
     * @param value value
     * @return one line: no such key and which was probably meant, or what Kafka says about the value; empty where nothing is wrong
     */
    public Optional<String> fault(String key, String value) {
        if (!knows(key)) {
            return Optional.of("unknown key '" + key + "'"
                    + suggestion(key)
                            .map(meant -> ": did you mean '" + meant + "'?")
                            .orElse("; `dilepton config list` lists the keys"));
        }
        ConfigDef.ConfigKey kafkasOwn = own.containsKey(key) ? null : kafkas.get(key);
        return kafkasOwn == null || value.contains("${") ? Optional.empty() : refusal(key, kafkasOwn, value);
    }

    private static Optional<String> refusal(String key, ConfigDef.ConfigKey definition, String value) {
        try {
            Object parsed = ConfigDef.parseType(key, value, definition.type);
            ConfigDef.@Nullable Validator validator = definition.validator;
            if (validator != null) {
                validator.ensureValid(key, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(
                    definition.type == ConfigDef.Type.PASSWORD
                            ? "the value of " + key + " cannot be used"
                            : String.valueOf(e.getMessage()));
        }
    }

    /** Returns the key that was probably meant; the product's own before others. */
    private Optional<String> suggestion(String key) {
        if (own.containsKey(ConfigKey.OWN_PREFIX + key)) {
            return Optional.of(ConfigKey.OWN_PREFIX + key);
        }
        Set<String> names = new TreeSet<>(kafkas.keySet());
        names.addAll(own.keySet());
        return Spelling.closest(key, own.keySet()).or(() -> Spelling.closest(key, names));
    }

    private static boolean isInFamily(String key) {
        return FAMILIES.stream().anyMatch(key::startsWith);
    }
}
