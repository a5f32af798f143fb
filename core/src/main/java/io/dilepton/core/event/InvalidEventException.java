package io.dilepton.core.event;

import org.jspecify.annotations.Nullable;

/**
 * An event, or a part of one, whose values cannot be right. The fault of the record, not of the system: the stream sends such records to
 * the dead-letter topic.
 */
public final class InvalidEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** What is wrong. The names are public API: they are the reason codes of dead letters. */
    public enum Reason {
        /** Not exactly two leptons. */
        WRONG_LEPTON_COUNT,
        /** A charge other than -1, 0 and +1. */
        CHARGE,
        /** A transverse momentum that is not a positive number, or beyond any collider. */
        PT,
        /** A pseudorapidity that is not a number, or beyond any detector. */
        ETA,
        /** An azimuth that is not a number in [-π, π], such as one in degrees. */
        PHI,
        /** A mass that is not a number, negative, or beyond any collider. */
        MASS,
        /** A synthetic event without lineage, or lineage on an event that is not synthetic. */
        LINEAGE,
        /** Missing transverse momentum that is not a number or negative. */
        MISSING_PT,
        /** Jet counts that are negative or fewer than the listed jets. */
        JET_SUMMARY,
        /** A field that must be there is not. */
        MISSING_FIELD
    }

    private final @Nullable String eventKey;
    private final Reason reason;

    /**
     * Makes the exception for a part of an event whose key is not known here.
     *
     * @param reason what is wrong
     * @param message what is wrong with which value, for people
     */
    public InvalidEventException(Reason reason, String message) {
        super(message);
        this.eventKey = null;
        this.reason = reason;
    }

    private InvalidEventException(String eventKey, InvalidEventException cause) {
        super("event " + eventKey + ": " + cause.getMessage(), cause);
        this.eventKey = eventKey;
        this.reason = cause.reason;
    }

    /**
     * Returns the same finding with the key of the event.
     *
     * @param key key of the event, {@code run:lumi:event}
     * @return a new exception, this one its cause
     */
    public InvalidEventException ofEvent(String key) {
        return new InvalidEventException(key, this);
    }

    /**
     * Returns the key of the event.
     *
     * @return {@code run:lumi:event}; null where it was not known
     */
    public @Nullable String eventKey() {
        return eventKey;
    }

    /**
     * Returns what is wrong.
     *
     * @return the reason code
     */
    public Reason reason() {
        return reason;
    }
}
