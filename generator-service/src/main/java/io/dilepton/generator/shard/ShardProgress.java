package io.dilepton.generator.shard;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far a shard has come.
 *
 * @param position events on the topic, which is the position of the next one
 * @param state where it stands
 * @param reason why it has failed; empty where it has not
 * @param by events by the instance that made them
 * @param lastMillis wall-clock time of the last event, milliseconds since 1970-01-01T00:00:00Z
 */
public record ShardProgress(long position, State state, String reason, Map<String, Long> by, long lastMillis) {

    /** Nothing yet. */
    public static final ShardProgress NONE = new ShardProgress(0, State.RUNNING, "", Map.of(), 0);

    /** Where a shard stands. */
    public enum State {
        /** It has events left. */
        RUNNING,
        /** All its events are on the topic. */
        DONE,
        /** It was told to stop. */
        CANCELLED,
        /** Its events cannot be made. */
        FAILED
    }

    /** Copies. */
    public ShardProgress {
        by = Map.copyOf(by);
    }

    /**
     * Adds events.
     *
     * @param events how many
     * @param instance who made them
     * @param length number of the shard's events
     * @param millis wall-clock time
     * @return progress, done where these were the last
     */
    public ShardProgress plus(int events, String instance, long length, long millis) {
        Map<String, Long> more = new TreeMap<>(by);
        more.merge(instance, (long) events, Long::sum);
        long next = position + events;
        return new ShardProgress(next, next >= length ? State.DONE : state, reason, more, millis);
    }

    /**
     * Ends the shard before its last event.
     *
     * @param newState how it ends
     * @param newReason why it failed; empty where it did not
     * @return progress
     */
    public ShardProgress ended(State newState, String newReason) {
        return new ShardProgress(position, newState, newReason, by, lastMillis);
    }
}
