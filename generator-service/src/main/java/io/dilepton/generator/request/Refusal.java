package io.dilepton.generator.request;

import java.util.Locale;

/** Why requests are refused. The codes are public API: tag values and part of the status. */
public enum Refusal {
    /** A field is missing, unknown, or out of its range. */
    INVALID,
    /** The target topic does not exist, or synthetic events must not go there. */
    TOPIC,
    /** There is no such model, or it cannot make what is asked for. */
    MODEL,
    /** The client has as much as it may have. */
    QUOTA;

    /**
     * Returns the code.
     *
     * @return lower-case name
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
