package io.dilepton.core.config;

/**
 * One setting of the product: what it is called, what it may be, and what it is for. Keys that Kafka has keep Kafka's names; the product's own
 * begin with {@value #OWN_PREFIX}.
 *
 * @param name key, lower.dot
 * @param type what it may be
 * @param unit unit of the value; empty where it has none
 * @param byDefault text of the value where none is given; empty for none
 * @param text one or two sentences for the user
 * @param <T> type of the value
 */
public record ConfigKey<T>(String name, ConfigType<T> type, String unit, String byDefault, String text) {

    /** Begins every key that is the product's own. */
    public static final String OWN_PREFIX = "dilepton.";

    /**
     * Checks that the default is a value.
     *
     * @throws IllegalArgumentException when it is not
     */
    public ConfigKey {
        type.parse(byDefault);
    }

    /**
     * Returns the value where none is given.
     *
     * @return default
     */
    public T defaultValue() {
        return type.parse(byDefault);
    }

    /**
     * Reads a value.
     *
     * @param value text; blank for the default
     * @return value
     * @throws IllegalArgumentException saying what it must be, without the name of the key
     */
    public T parse(String value) {
        return value.isBlank() ? defaultValue() : type.parse(value.strip());
    }

    @Override
    public String toString() {
        return name;
    }
}
