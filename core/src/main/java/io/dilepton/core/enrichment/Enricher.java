package io.dilepton.core.enrichment;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.MissingPtKinematics;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.schemas.EnrichedEvent;

/** Computes what the enriched topic adds to an event. */
public final class Enricher {

    private Enricher() {}

    /**
     * Enriches an event.
     *
     * @param event the event
     * @return a new Avro record: the event and the kinematics of its pair; those of missing momentum where it has any, those of jets where
     *     it lists or counts any
     */
    public static EnrichedEvent enrich(CollisionEvent event) {
        MissingPt missing = event.missingPt();
        JetSummary summary = event.jetSummary();
        boolean hasJets = summary != null || !event.jets().isEmpty();
        return new EnrichedEvent(
                EventCodec.toAvro(event),
                KinematicsCodec.toAvro(PairKinematics.of(event.first(), event.second())),
                missing == null
                        ? null
                        : KinematicsCodec.toAvro(MissingPtKinematics.of(event.first(), event.second(), missing)),
                hasJets ? KinematicsCodec.toAvro(JetKinematics.of(event.jets(), summary)) : null);
    }
}
