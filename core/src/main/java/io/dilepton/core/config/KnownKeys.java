package io.dilepton.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The keys that there are: the product's, and those that Kafka's own clients and the serdes name in their definitions. Immutable.
 */
public final class KnownKeys {

    /** Begins the name of every environment variable that stands for a key. */
    public static final String VARIABLE_PREFIX = "DILEPTON_";

    /** Families whose keys their owners define at run time: serdes of others, and Kafka's providers of secrets. */
    private static final List<String> FAMILIES =
            List.of("apicurio.", "confluent.", "schema.registry.", "config.providers.");

    private static final List<String> CONSUMER_PREFIXES =
            List.of(ClientKind.CONSUMER.prefix(), "main.consumer.", "restore.consumer.", "global.consumer.");

    private final Set<String> own = new TreeSet<>();
    private final Set<String> unprefixed = new TreeSet<>();
    private final Map<String, Set<String>> prefixed = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /**
     * Takes keys.
     *
     * @param own the product's
     * @param foreign further keys that programs behind the product know, such as Kafka Streams
     */
    public KnownKeys(Collection<ConfigKey<?>> own, Collection<String> foreign) {
        own.forEach(key -> this.own.add(key.name()));
        unprefixed.addAll(this.own);
        unprefixed.addAll(foreign);
        for (ClientKind kind : ClientKind.values()) {
            unprefixed.addAll(kind.names());
            prefixed.put(kind.prefix(), kind.names());
        }
        CONSUMER_PREFIXES.forEach(prefix -> prefixed.put(prefix, ClientKind.CONSUMER.names()));
        prefixed.put("topic.", topicKeys());
        names().forEach(name -> variables.putIfAbsent(variable(name), name));
        this.own.forEach(name -> variables.put(variable(name), name));
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
        if (unprefixed.contains(key) || FAMILIES.stream().anyMatch(key::startsWith)) {
            return true;
        }
        return prefixed.entrySet().stream()
                .anyMatch(entry -> key.startsWith(entry.getKey())
                        && entry.getValue()
                                .contains(key.substring(entry.getKey().length())));
    }

    /**
     * Says that there is no such key, and which was probably meant.
     *
     * @param key unknown key
     * @return one line
     */
    public String refusal(String key) {
        return "unknown key '" + key + "'"
                + suggestion(key)
                        .map(meant -> ": did you mean '" + meant + "'?")
                        .orElse("; `dilepton config list` lists the keys");
    }

    /** Returns the key that was probably meant; the product's own before others. */
    private Optional<String> suggestion(String key) {
        if (own.contains(ConfigKey.OWN_PREFIX + key)) {
            return Optional.of(ConfigKey.OWN_PREFIX + key);
        }
        return Spelling.closest(key, own).or(() -> Spelling.closest(key, names()));
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(unprefixed);
        prefixed.forEach((prefix, keys) -> keys.forEach(key -> names.add(prefix + key)));
        return names;
    }

    private static Set<String> topicKeys() {
        List<String> names = new ArrayList<>();
        for (var field : TopicConfig.class.getFields()) {
            if (field.getType() == String.class && field.getName().endsWith("_CONFIG")) {
                try {
                    names.add((String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a public field of TopicConfig cannot be read", e);
                }
            }
        }
        return Set.copyOf(names);
    }
}
