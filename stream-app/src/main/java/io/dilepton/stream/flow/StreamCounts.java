package io.dilepton.stream.flow;

import java.util.Map;

/**
 * What a stream application has worked on since it started.
 *
 * @param in records read
 * @param enriched events sent to the enriched topic
 * @param scored events sent to the scored topic
 * @param passedOverBy events that no scorer applies to, by the code of {@link PassedOver}; absent where zero
 * @param deadLetteredBy records sent to the dead letters, by the code of {@link Reason}; absent where zero
 */
public record StreamCounts(
        long in, long enriched, long scored, Map<String, Long> passedOverBy, Map<String, Long> deadLetteredBy) {

    /** Copies. */
    public StreamCounts {
        passedOverBy = Map.copyOf(passedOverBy);
        deadLetteredBy = Map.copyOf(deadLetteredBy);
    }

    /**
     * Returns the events that no scorer applies to.
     *
     * @return sum over the reasons
     */
    public long passedOver() {
        return passedOverBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns the records sent to the dead letters.
     *
     * @return sum over the reasons
     */
    public long deadLettered() {
        return deadLetteredBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Tells whether every record has met its fate.
     *
     * @return whether in = scored + passed over + dead-lettered
     */
    public boolean isBalanced() {
        return in == scored + passedOver() + deadLettered();
    }
}
