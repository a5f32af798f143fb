package io.dilepton.core.config;

/**
 * A value as the user gave it.
 *
 * @param value text
 * @param origin where it was given, such as {@code environment variable DILEPTON_COMMIT_INTERVAL_MS}; empty where the program gave it
 */
public record Setting(String value, String origin) {

    /**
     * Makes the setting of a program.
     *
     * @param value text
     * @return setting without an origin
     */
    public static Setting of(String value) {
        return new Setting(value, "");
    }

    /** Returns the origin for the end of a message. */
    String suffix() {
        return origin.isEmpty() ? "" : " (" + origin + ")";
    }
}
