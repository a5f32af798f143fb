package io.dilepton.generator.request;

import java.util.Locale;

/** Where a request stands. The codes are public API. */
public enum StreamState {
    /** It is not served: the problems say why. */
    REFUSED(true),
    /** Its shards are given out. */
    ACCEPTED(false),
    /** Events come. */
    RUNNING(false),
    /** Its shards are told to stop. */
    CANCELLING(false),
    /** Its shards have ended; the receipt is being made. */
    CLOSING(false),
    /** Every event is on the topic; the receipt is there. */
    COMPLETED(true),
    /** It was cancelled before the last event; the receipt says how many there are. */
    CANCELLED(true),
    /** Its events cannot be made: the problems say why. */
    FAILED(true);

    private final boolean last;

    StreamState(boolean last) {
        this.last = last;
    }

    /**
     * Tells whether nothing comes after it.
     *
     * @return whether the stream has ended
     */
    public boolean isLast() {
        return last;
    }

    /**
     * Returns the code.
     *
     * @return lower-case name
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a state.
     *
     * @param code code
     * @return the state
     * @throws IllegalArgumentException when there is none
     */
    public static StreamState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
