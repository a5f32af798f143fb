package io.dilepton.trainer.physics;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonTau;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.CollinearMass;
import io.dilepton.core.kinematics.HiggsObservables;
import io.dilepton.trainer.dataset.Observables;
import java.util.List;

/** What the penalties of {@link PhysicsPlan} are made of. GeV and rad; NaN for what an event lacks. */
public final class HiggsDecay implements Observables {

    /** Column of the upstream estimate of the ditau mass. */
    public static final int MASS = 0;

    /** Mass with neutrinos along the visible products. */
    static final int COLLINEAR_MASS = 1;

    /** φ of the tau minus φ of the lepton, as they stand, in (-2π, 2π). */
    static final int ANGLE = 2;

    /** pT of tau and lepton, and transverse mass of lepton and missing momentum, added. */
    static final int DECAY_ENERGY = 3;

    /** Sum of the transverse energy in the detector. */
    static final int TRANSVERSE_ENERGY = 4;

    /** Transverse momentum of everything seen and missing. */
    static final int MOMENTUM = 5;

    private static final List<String> NAMES = List.of(
            "mmcMass",
            "collinearMass",
            "phiTauMinusPhiLep",
            "ptTauPlusPtLepPlusMassT",
            "sumEt",
            "totalTransverseMomentum");

    /** Makes the columns; without state. */
    public HiggsDecay() {}

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void extract(CollisionEvent event, float[] row) {
        MissingPt missing = LeptonTau.missing(event);
        Lepton lepton = LeptonTau.lepton(event);
        Lepton tau = LeptonTau.tau(event);
        HiggsObservables observables = HiggsObservables.of(event);
        row[MASS] = (float) event.mmcMass();
        row[COLLINEAR_MASS] = (float) CollinearMass.of(
                observables.massVis(),
                tau.pt() * Math.cos(tau.phi()),
                tau.pt() * Math.sin(tau.phi()),
                lepton.pt() * Math.cos(lepton.phi()),
                lepton.pt() * Math.sin(lepton.phi()),
                missing.pt() * Math.cos(missing.phi()),
                missing.pt() * Math.sin(missing.phi()));
        row[ANGLE] = (float) (tau.phi() - lepton.phi());
        row[DECAY_ENERGY] = (float) (tau.pt() + lepton.pt() + observables.massTransverseMetLep());
        row[TRANSVERSE_ENERGY] = (float) missing.sumEt();
        row[MOMENTUM] = (float) observables.ptTot();
    }
}
