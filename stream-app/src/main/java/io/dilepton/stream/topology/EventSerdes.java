package io.dilepton.stream.topology;

import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * Serdes of the event topics; shared by all threads of the topology.
 *
 * @param events of incoming events
 * @param enriched of enriched events
 * @param scored of scored events
 */
public record EventSerdes(Serde<CollisionEvent> events, Serde<EnrichedEvent> enriched, Serde<ScoredEvent> scored)
        implements AutoCloseable {

    /**
     * Makes the serdes as the configuration says.
     *
     * @param config keys of {@link AvroSerdes} and of the schema registry
     * @return configured serdes
     */
    public static EventSerdes of(Map<String, ?> config) {
        return new EventSerdes(
                AvroSerdes.forRecord(CollisionEvent.class, config),
                AvroSerdes.forRecord(EnrichedEvent.class, config),
                AvroSerdes.forRecord(ScoredEvent.class, config));
    }

    @Override
    public void close() {
        events.close();
        enriched.close();
        scored.close();
    }
}
