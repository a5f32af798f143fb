package io.dilepton.stream.flow;

import io.dilepton.core.event.InvalidEventException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Why a record goes to the dead letters. There are a few, so that meters can be tagged by them.
 *
 * @param code lower.dot code; public API: header and tag value
 */
public record Reason(String code) {

    /** The record has no value. */
    public static final Reason VALUE_MISSING = new Reason("value.missing");

    /** The value is larger than any event may be. */
    public static final Reason VALUE_TOO_LARGE = new Reason("value.too.large");

    /** The value is not an Avro record in the wire format, or of another type. */
    public static final Reason VALUE_UNDECODABLE = new Reason("value.undecodable");

    /** A feature of the event is not a finite number, so that no model can score it. */
    public static final Reason FEATURES_UNDEFINED = new Reason("features.undefined");

    /** What would be written about the event, with the headers that it came with, is larger than the output topics take. */
    public static final Reason OUTPUT_TOO_LARGE = new Reason("output.too.large");

    private static final Map<InvalidEventException.Reason, Reason> INVALID = invalid();

    /**
     * The event cannot be right.
     *
     * @param finding what is wrong with it
     * @return {@code event.} and the finding, such as {@code event.missing.pt}
     */
    public static Reason of(InvalidEventException.Reason finding) {
        return Objects.requireNonNull(INVALID.get(finding), finding::name);
    }

    /**
     * Returns every reason.
     *
     * @return all reasons
     */
    public static List<Reason> all() {
        List<Reason> all = new ArrayList<>(INVALID.values());
        all.addAll(List.of(VALUE_MISSING, VALUE_TOO_LARGE, VALUE_UNDECODABLE, FEATURES_UNDEFINED, OUTPUT_TOO_LARGE));
        return all;
    }

    private static Map<InvalidEventException.Reason, Reason> invalid() {
        Map<InvalidEventException.Reason, Reason> reasons = new EnumMap<>(InvalidEventException.Reason.class);
        for (InvalidEventException.Reason finding : InvalidEventException.Reason.values()) {
            String name = finding.name().toLowerCase(Locale.ROOT).replace('_', '.');
            reasons.put(finding, new Reason("event." + name));
        }
        return reasons;
    }
}
