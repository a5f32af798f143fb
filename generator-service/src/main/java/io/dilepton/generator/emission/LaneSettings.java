package io.dilepton.generator.emission;

import io.dilepton.core.wire.EventFormat;
import io.dilepton.generator.sampling.Sources;
import java.time.Clock;
import java.util.Map;

/**
 * What all lanes of an instance share.
 *
 * @param application name that the instances which share the work have in common; it begins the transactional ids
 * @param instance name of this instance
 * @param clients configuration for all Kafka clients
 * @param format format of the events
 * @param sources where events come from
 * @param lanes partitions of the topic of shards
 * @param clock wall clock, by which the pace is kept over restarts and instances
 * @param meters counts events
 */
public record LaneSettings(
        String application,
        String instance,
        Map<String, Object> clients,
        EventFormat format,
        Sources sources,
        int lanes,
        Clock clock,
        EmissionMeters meters) {

    /** Copies. */
    public LaneSettings {
        clients = Map.copyOf(clients);
    }
}
