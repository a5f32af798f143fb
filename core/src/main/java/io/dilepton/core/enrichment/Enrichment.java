package io.dilepton.core.enrichment;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.MissingPtKinematics;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.schemas.EnrichedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the enriched topic adds to an event.
 *
 * @param pair kinematics of the lepton pair
 * @param missing observables with missing momentum; null where the event has none
 * @param jets observables of the jets; null where the event neither lists nor counts any
 */
public record Enrichment(
        PairKinematics pair,
        @Nullable MissingPtKinematics missing,
        @Nullable JetKinematics jets) {

    /**
     * Computes the kinematics of an event.
     *
     * @param event the event
     * @return its kinematics
     */
    public static Enrichment of(CollisionEvent event) {
        MissingPt missing = event.missingPt();
        JetSummary summary = event.jetSummary();
        boolean hasJets = summary != null || !event.jets().isEmpty();
        return new Enrichment(
                PairKinematics.of(event.first(), event.second()),
                missing == null ? null : MissingPtKinematics.of(event.first(), event.second(), missing),
                hasJets ? JetKinematics.of(event.jets(), summary) : null);
    }

    /**
     * Translates an enriched event to Avro.
     *
     * @param event the event that this was computed from
     * @return a new Avro record
     */
    public EnrichedEvent toAvro(CollisionEvent event) {
        return new EnrichedEvent(
                EventCodec.toAvro(event),
                KinematicsCodec.toAvro(pair),
                missing == null ? null : KinematicsCodec.toAvro(missing),
                jets == null ? null : KinematicsCodec.toAvro(jets));
    }
}
