package io.dilepton.core.wire;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.kinematics.PairKinematics;
import org.apache.kafka.common.header.Headers;

/** Reads and writes the records of the event topics. One thread at a time; nothing is kept from call to call but buffers. */
public interface EventCoder {

    /**
     * Reads and checks an event.
     *
     * @param topic topic that the record was read from
     * @param headers headers of the record
     * @param value value of the record; must not be written to afterwards
     * @return the event
     * @throws org.apache.kafka.common.errors.SerializationException when the value is no event
     * @throws io.dilepton.core.event.InvalidEventException when the event cannot be right
     * @throws io.dilepton.core.serde.RegistryUnavailableException when the registry does not answer for a schema not seen before
     */
    EncodedEvent decode(String topic, Headers headers, byte[] value);

    /**
     * Writes an event.
     *
     * @param topic topic that it goes to
     * @param event the event
     * @return value of a record
     * @throws io.dilepton.core.serde.RegistryUnavailableException when the registry does not answer the first time
     */
    byte[] event(String topic, CollisionEvent event);

    /**
     * Writes an enriched event.
     *
     * @param event the event
     * @param enrichment its kinematics
     * @return value of a record for {@link io.dilepton.schemas.Topics#ENRICHED}
     */
    byte[] enriched(EncodedEvent event, Enrichment enrichment);

    /**
     * Writes a scored event but for its score.
     *
     * @param topic topic that it goes to
     * @param event the event
     * @param pair kinematics of its leptons
     * @param provenance model that scores it, and where it came from
     * @return what takes the score
     */
    ScoredDraft scored(String topic, EncodedEvent event, PairKinematics pair, Provenance provenance);
}
