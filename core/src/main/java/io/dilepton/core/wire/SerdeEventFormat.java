package io.dilepton.core.wire;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.enrichment.KinematicsCodec;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;

/** The event topics through serializer classes that the configuration names, such as Confluent's. */
final class SerdeEventFormat implements EventFormat {

    private final Serde<io.dilepton.schemas.CollisionEvent> events;
    private final Serde<EnrichedEvent> enriched;
    private final Serde<ScoredEvent> scored;

    SerdeEventFormat(
            Serde<io.dilepton.schemas.CollisionEvent> events,
            Serde<EnrichedEvent> enriched,
            Serde<ScoredEvent> scored) {
        this.events = events;
        this.enriched = enriched;
        this.scored = scored;
    }

    static SerdeEventFormat of(Map<String, ?> config) {
        return new SerdeEventFormat(
                AvroSerdes.forRecord(io.dilepton.schemas.CollisionEvent.class, config),
                AvroSerdes.forRecord(EnrichedEvent.class, config),
                AvroSerdes.forRecord(ScoredEvent.class, config));
    }

    @Override
    public EventCoder newCoder() {
        return new Coder();
    }

    @Override
    public void close() {
        events.close();
        enriched.close();
        scored.close();
    }

    private final class Coder implements EventCoder {

        private final EventWriter writer = new EventWriter();

        @Override
        public EncodedEvent decode(String topic, Headers headers, byte[] value) {
            io.dilepton.schemas.CollisionEvent avro = events.deserializer().deserialize(topic, headers, value);
            if (avro == null) {
                throw new SerializationException("a record of topic " + topic + " was read as null");
            }
            return writer.write(EventCodec.fromAvro(avro));
        }

        @Override
        public byte[] event(String topic, CollisionEvent event) {
            return events.serializer().serialize(topic, EventCodec.toAvro(event));
        }

        @Override
        public byte[] enriched(EncodedEvent event, Enrichment enrichment) {
            return enriched.serializer().serialize(Topics.ENRICHED, enrichment.toAvro(event.event()));
        }

        @Override
        public ScoredDraft scored(String topic, EncodedEvent event, PairKinematics pair, Provenance provenance) {
            return probability ->
                    scored.serializer().serialize(topic, toAvro(event.event(), pair, provenance, probability));
        }
    }

    static ScoredEvent toAvro(CollisionEvent event, PairKinematics pair, Provenance provenance, float probability) {
        io.dilepton.schemas.CollisionEvent avro = EventCodec.toAvro(event);
        return new ScoredEvent(
                avro.getRunNumber(),
                avro.getLuminosityBlock(),
                avro.getEventNumber(),
                avro.getEventTime(),
                avro.getOrigin(),
                avro.getLineage(),
                avro.getDataset(),
                avro.getLeptons(),
                KinematicsCodec.toAvro(pair),
                (double) probability,
                provenance.model().threshold(),
                provenance.decision(probability),
                provenance.model().name(),
                provenance.model().version(),
                provenance.model().sha256(),
                provenance.model().featureSet(),
                provenance.model().featureSetHash(),
                provenance.sourceTopic(),
                provenance.sourcePartition(),
                provenance.sourceOffset(),
                avro.getTruth());
    }
}
