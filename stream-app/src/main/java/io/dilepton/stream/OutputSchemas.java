package io.dilepton.stream;

import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.serde.WireAvroSerializer;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.StreamTopics;
import java.util.Map;
import org.apache.avro.Schema;

/** The schemas of what the application writes: made sure of before it starts, rather than at the first event. */
final class OutputSchemas {

    private OutputSchemas() {}

    /**
     * Registers the schemas, or finds them where the serializers must not register.
     *
     * @param config keys of the schema registry and of {@link WireAvroSerializer}
     * @param topics topics of the application
     * @throws io.dilepton.core.serde.RegistryUnavailableException when the registry does not answer
     * @throws io.dilepton.core.serde.SchemaRejectedException when it refuses a schema, or must have it and has not
     */
    static void require(Map<String, ?> config, StreamTopics topics) {
        SchemaRegistry registry = SchemaRegistry.connect(config);
        boolean register = !"false".equals(String.valueOf(config.get(RegistryKeys.AUTO_REGISTER.name())));
        require(registry, register, topics.enriched(), EnrichedEvent.getClassSchema());
        for (Lane lane : Lane.values()) {
            require(registry, register, topics.scored(lane), ScoredEvent.getClassSchema());
        }
        require(registry, register, topics.shadow(), ScoredEvent.getClassSchema());
        require(registry, register, topics.windows(), WindowSummary.getClassSchema());
    }

    private static void require(SchemaRegistry registry, boolean register, String topic, Schema schema) {
        String subject = topic + "-value";
        if (register) {
            registry.register(subject, schema);
        } else {
            registry.idOf(subject, schema);
        }
    }
}
