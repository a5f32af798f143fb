package io.dilepton.core.simulation;

import io.dilepton.core.event.Lepton;
import io.dilepton.core.kinematics.PairMass;

/**
 * A reconstructed pair.
 *
 * @param first one lepton
 * @param second the other
 */
record LeptonPair(Lepton first, Lepton second) {

    double mass() {
        return PairMass.of(
                first.pt(),
                first.eta(),
                first.phi(),
                first.mass(),
                second.pt(),
                second.eta(),
                second.phi(),
                second.mass());
    }

    LeptonPair swapped() {
        return new LeptonPair(second, first);
    }
}
