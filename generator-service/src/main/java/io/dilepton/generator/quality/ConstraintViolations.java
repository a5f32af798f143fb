package io.dilepton.generator.quality;

import java.util.Map;
import java.util.TreeMap;

/**
 * What generated events break that no event may break.
 *
 * @param events events that were checked
 * @param byKind violations by kind, each of {@link ConstraintCheck#KINDS}; 0 where there are none
 */
public record ConstraintViolations(long events, Map<String, Long> byKind) {

    /** Copies. */
    public ConstraintViolations {
        byKind = java.util.Collections.unmodifiableMap(new TreeMap<>(byKind));
    }

    /**
     * Returns how many there are.
     *
     * @return violations of all kinds; an event may have several
     */
    public long total() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
