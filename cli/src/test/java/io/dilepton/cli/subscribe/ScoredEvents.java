package io.dilepton.cli.subscribe;

import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.LeptonFlavour;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.PairKinematics;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Truth;
import java.time.Instant;
import java.util.List;

/** Scored events for tests. */
final class ScoredEvents {

    private ScoredEvents() {}

    static ScoredEvent event(long number, double mass, double probability) {
        return ScoredEvent.newBuilder()
                .setRunNumber(7)
                .setLuminosityBlock(3)
                .setEventNumber(number)
                .setEventTime(Instant.parse("2012-07-04T00:00:00Z"))
                .setOrigin(Origin.SIMULATION)
                .setLeptons(List.of(
                        new Lepton(LeptonFlavour.MUON, 1, 45.0, 0.5, 1.0, 0.1056583755),
                        new Lepton(LeptonFlavour.MUON, -1, 40.0, -0.5, -2.0, 0.1056583755)))
                .setPair(new PairKinematics(mass, 12.5, -1.5, -0.5, 0.25, 0, 1.0, 2.75, 3.0, 2.5, 0.125))
                .setProbability(probability)
                .setThreshold(0.5)
                .setDecision(probability >= 0.5)
                .setModelName("z-candidate")
                .setModelVersion(2)
                .setModelSha256("ab".repeat(32))
                .setFeatureSet("dilepton-v1")
                .setFeatureSetHash("cd".repeat(32))
                .setSourceTopic("dilepton.events")
                .setSourcePartition(1)
                .setSourceOffset(99)
                .setTruth(new Truth("drell-yan", true, null))
                .build();
    }
}
