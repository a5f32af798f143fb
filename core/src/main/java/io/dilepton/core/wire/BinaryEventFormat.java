package io.dilepton.core.wire;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.WireSchemas;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The event topics in Confluent's wire format, read and written without Avro objects in between. */
final class BinaryEventFormat implements EventFormat {

    private final WireSchemas schemas;
    private final Deserializer<CollisionEvent> resolver;

    private BinaryEventFormat(WireSchemas schemas) {
        this.schemas = schemas;
        this.resolver = schemas.deserializer(CollisionEvent.class);
    }

    static BinaryEventFormat of(Map<String, ?> config) {
        return of(WireSchemas.connect(config));
    }

    static BinaryEventFormat of(WireSchemas schemas) {
        return new BinaryEventFormat(schemas);
    }

    @Override
    public EventCoder newCoder() {
        return new Coder();
    }

    @Override
    public void close() {
        resolver.close();
    }

    private final class Coder implements EventCoder {

        private final EventReader reader = new EventReader();
        private final EventWriter writer = new EventWriter();
        private final BinaryOutput out = new BinaryOutput();
        private final Map<String, Integer> scoredIds = new HashMap<>();
        private final Map<String, Integer> eventIds = new HashMap<>();
        private int currentId = -1;
        private int enrichedId = -1;
        private @Nullable ScoreWriter scores;

        @Override
        public EncodedEvent decode(String topic, Headers headers, byte[] value) {
            int id = WireSchemas.idOf(topic, value);
            if (id != currentId) {
                if (!schemas.isWrittenAs(topic, id, CollisionEvent.getClassSchema())) {
                    return writer.write(EventCodec.fromAvro(resolver.deserialize(topic, headers, value)));
                }
                currentId = id;
            }
            try {
                return reader.read(value, WireSchemas.HEADER_BYTES, value.length);
            } catch (MalformedBytesException e) {
                throw new SerializationException("a record of topic " + topic + " with schema id " + id
                        + " cannot be decoded: " + e.getMessage());
            }
        }

        @Override
        public byte[] event(String topic, io.dilepton.core.event.CollisionEvent event) {
            Integer id = eventIds.get(topic);
            if (id == null) {
                id = schemas.id(topic, CollisionEvent.getClassSchema());
                eventIds.put(topic, id);
            }
            out.clear();
            out.writeHeader(id);
            writer.write(event).writeWhole(out);
            return out.toByteArray();
        }

        @Override
        public byte[] enriched(EncodedEvent event, Enrichment enrichment) {
            if (enrichedId < 0) {
                enrichedId = schemas.id(Topics.ENRICHED, EnrichedEvent.getClassSchema());
            }
            out.clear();
            out.writeHeader(enrichedId);
            event.writeWhole(out);
            KinematicsWriter.write(out, enrichment);
            return out.toByteArray();
        }

        @Override
        public ScoredDraft scored(String topic, EncodedEvent event, PairKinematics pair, Provenance provenance) {
            Integer id = scoredIds.get(topic);
            if (id == null) {
                id = schemas.id(topic, ScoredEvent.getClassSchema());
                scoredIds.put(topic, id);
            }
            out.clear();
            out.writeHeader(id);
            event.writeUpToLeptons(out);
            KinematicsWriter.write(out, pair);
            int start = out.size();
            writerFor(provenance.model()).write(out, provenance);
            event.writeTruth(out);
            return ScoreWriter.draft(out.toByteArray(), start, provenance);
        }

        @SuppressWarnings("ReferenceEquality") // a manifest is the same object as long as a version serves
        private ScoreWriter writerFor(ModelManifest model) {
            ScoreWriter last = scores;
            if (last == null || last.model() != model) {
                last = new ScoreWriter(model);
                scores = last;
            }
            return last;
        }
    }
}
