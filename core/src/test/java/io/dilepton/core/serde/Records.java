package io.dilepton.core.serde;

import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Jet;
import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.LeptonFlavour;
import io.dilepton.schemas.Lineage;
import io.dilepton.schemas.MissingPt;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.Truth;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Wire records for tests. */
final class Records {

    private Records() {}

    /** Returns an event with every optional part, or with none. */
    static CollisionEvent event(long number, boolean full) {
        return CollisionEvent.newBuilder()
                .setRunNumber(147_115)
                .setLuminosityBlock(3)
                .setEventNumber(number)
                .setEventTime(Instant.parse("2010-10-31T12:00:00.123456Z").plus(number, ChronoUnit.MICROS))
                .setOrigin(full ? Origin.SYNTHETIC : Origin.DATA)
                .setLineage(full ? new Lineage("wgan", 2, "request-1", number) : null)
                .setDataset(full ? "zmumu µ" : null)
                .setLeptons(List.of(
                        new Lepton(LeptonFlavour.MUON, -1, 45.5 + number, 0.5, -1.25, 0.1056583755),
                        new Lepton(LeptonFlavour.MUON, 1, 38.25, -2.125, 2.5, 0.1056583755)))
                .setMissingPt(full ? new MissingPt(12.5, 0.25, null) : null)
                .setJets(full ? List.of(new Jet(31.0, 1.5, 0.5, null), new Jet(30.0, -1.5, 1.5, 0.875)) : List.of())
                .setJetSummary(null)
                .setMmcMass(full ? 125.0 : null)
                .setTruth(full ? new Truth("drell-yan", true, 0.5) : null)
                .build();
    }
}
