package io.dilepton.core.simulation;

import io.dilepton.core.event.LeptonFlavour;
import java.util.random.RandomGenerator;

/** Which lepton pairs are simulated. */
public enum Channel {
    /** Electron pairs. */
    ELECTRON(0),
    /** Muon pairs. */
    MUON(1),
    /** Electron and muon pairs in equal parts, by lepton universality. */
    BOTH(0.5);

    private final double muonShare;

    Channel(double muonShare) {
        this.muonShare = muonShare;
    }

    LeptonFlavour sample(RandomGenerator random) {
        return random.nextDouble() < muonShare ? LeptonFlavour.MUON : LeptonFlavour.ELECTRON;
    }
}
