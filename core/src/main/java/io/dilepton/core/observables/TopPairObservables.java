package io.dilepton.core.observables;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.kinematics.TransverseMass;
import java.util.List;

/**
 * The eight observables of two leptons with missing momentum (T. Lebese and X. Ruan, "The use of Generative Adversarial Networks to characterise new
 * physics in multi-lepton final states at the LHC", section 4.3). The paper names the transverse mass of pair and missing momentum without a formula; its mean,
 * 155 GeV at mean pT of 53 and 62 GeV, is that of {@link TransverseMass#pairMet}, not of the form for massless particles, whose edge is near 115 GeV.
 */
final class TopPairObservables implements ObservableSet {

    private static final List<Observable> OBSERVABLES = List.of(
            new Observable("pt0", "pT(ℓ0)", "GeV"),
            new Observable("pt1", "pT(ℓ1)", "GeV"),
            new Observable("missingPt", "ETmiss", "GeV"),
            new Observable("pairPt", "pT(ℓℓ)", "GeV"),
            new Observable("pairMass", "m(ℓℓ)", "GeV"),
            new Observable("transverseMass", "mT(ℓℓ, ETmiss)", "GeV"),
            new Observable("deltaPhi", "|Δφ(ℓℓ)|", "rad"),
            new Observable("deltaR", "ΔR(ℓℓ)", "1"));

    @Override
    public String name() {
        return "ttbar";
    }

    @Override
    public List<Observable> observables() {
        return OBSERVABLES;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.missingPt() != null
                && event.first().flavour() != LeptonFlavour.TAU_HAD
                && event.second().flavour() != LeptonFlavour.TAU_HAD;
    }

    @Override
    public double[] row(CollisionEvent event) {
        MissingPt missing = event.missingPt();
        if (missing == null || !appliesTo(event)) {
            throw new IllegalArgumentException(
                    "event " + event.id() + " does not have two electrons or muons and missing momentum");
        }
        LeptonOrder order = LeptonOrder.of(event);
        PairKinematics pair = PairKinematics.of(order.leading(), order.trailing());
        return new double[] {
            order.leading().pt(),
            order.trailing().pt(),
            missing.pt(),
            pair.pt(),
            pair.mass(),
            TransverseMass.pairMet(pair.mass(), pair.pt(), pair.phi(), missing.pt(), missing.phi()),
            Math.abs(pair.deltaPhi()),
            pair.deltaR()
        };
    }
}
