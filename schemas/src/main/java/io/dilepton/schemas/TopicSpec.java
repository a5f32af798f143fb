package io.dilepton.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Name and settings of one topic.
 *
 * @param name topic name
 * @param partitions number of partitions at creation
 * @param retention how long records stay; negative means for ever
 * @param compacted whether only the last record of a key is kept
 * @param extraConfig further topic configuration by Kafka's own keys
 */
public record TopicSpec(
        String name, int partitions, Duration retention, boolean compacted, Map<String, String> extraConfig) {

    /** Partitions of an event topic unless the operator says otherwise. */
    public static final int DEFAULT_EVENT_PARTITIONS = 4;

    /** Checks and copies. */
    public TopicSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a topic needs a name");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " needs at least one partition, not " + partitions);
        }
        extraConfig = Map.copyOf(extraConfig);
    }

    /**
     * Returns the topic configuration by Kafka's keys.
     *
     * @return configuration to create the topic with, sorted by key
     */
    public Map<String, String> config() {
        Map<String, String> config = new TreeMap<>(extraConfig);
        if (!compacted) {
            // Retention counts from a record's timestamp. Collisions of 2010 that are replayed today must not be
            // deleted at once, so
            // the time of arrival counts, whatever the producer says; the time of the collision is a field of the
            // value.
            config.put("message.timestamp.type", "LogAppendTime");
        }
        config.put("cleanup.policy", compacted ? "compact" : "delete");
        config.put("retention.ms", String.valueOf(retention.isNegative() ? -1 : retention.toMillis()));
        return config;
    }
}
