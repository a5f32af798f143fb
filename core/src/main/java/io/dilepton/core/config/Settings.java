package io.dilepton.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads settings by key and collects what is wrong with them, so that the user learns it all at once. For one thread.
 */
public final class Settings {

    private static final String SERDES = ConfigKey.OWN_PREFIX + "serde.";

    private final SortedMap<String, Setting> given;
    private final KnownKeys known;
    private final List<String> problems = new ArrayList<>();

    /**
     * Takes settings.
     *
     * @param given settings by key
     * @param known keys that there are: any other is a problem
     */
    public Settings(Map<String, Setting> given, KnownKeys known) {
        this.given = new TreeMap<>(given);
        this.known = known;
    }

    /**
     * Takes the settings of a program.
     *
     * @param given values by key
     * @param known keys that there are: any other is a problem
     * @return settings without origins
     */
    public static Settings of(Map<String, String> given, KnownKeys known) {
        Map<String, Setting> settings = new HashMap<>();
        given.forEach((key, value) -> settings.put(key, Setting.of(value)));
        return new Settings(settings, known);
    }

    /**
     * Reads a value.
     *
     * @param key key
     * @param <T> type of the value
     * @return the value, or the default where none is given or the given one is wrong; {@link #check} reports the latter
     */
    public <T> T value(ConfigKey<T> key) {
        Setting setting = given.get(key.name());
        if (setting == null) {
            return key.defaultValue();
        }
        try {
            return key.parse(setting.value());
        } catch (IllegalArgumentException e) {
            String message = key.type().secret() ? "is not " + key.type().validation() : e.getMessage();
            problems.add(key.name() + " " + message + setting.suffix());
            return key.defaultValue();
        }
    }

    /**
     * Tells whether the user gave a value.
     *
     * @param key key
     * @return whether it is not left to the default
     */
    public boolean has(ConfigKey<?> key) {
        Setting setting = given.get(key.name());
        return setting != null && !setting.value().isBlank();
    }

    /**
     * Adds a problem, such as one between two keys.
     *
     * @param problem what is wrong and what to write instead, in one line
     */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Returns the settings that go to Kafka's clients and to the serdes as they are. The product's own keys are not among them, but for those of
     * the serdes.
     *
     * @param keys keys that are for the program itself
     * @return values by key, without those
     */
    public Map<String, String> except(Collection<ConfigKey<?>> keys) {
        Map<String, String> passed = new TreeMap<>();
        given.forEach((key, setting) -> passed.put(key, setting.value()));
        keys.forEach(key -> passed.remove(key.name()));
        passed.keySet().removeIf(key -> key.startsWith(ConfigKey.OWN_PREFIX) && !key.startsWith(SERDES));
        return passed;
    }

    /**
     * Fails where anything read so far was wrong, or a key is unknown.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public void check() {
        List<String> all = new ArrayList<>(problems);
        given.forEach((key, setting) ->
                known.fault(key, setting.value()).ifPresent(fault -> all.add(fault + setting.suffix())));
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }
}
