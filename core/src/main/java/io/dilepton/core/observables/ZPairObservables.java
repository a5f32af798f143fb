package io.dilepton.core.observables;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.kinematics.PairKinematics;
import java.util.List;

/** Observables of electron and muon pairs: the two leptons, which the pair follows from, and the pair. */
final class ZPairObservables implements ObservableSet {

    private static final List<Observable> OBSERVABLES = List.of(
            new Observable("pt0", "pT(ℓ0)", "GeV"),
            new Observable("pt1", "pT(ℓ1)", "GeV"),
            new Observable("eta0", "η(ℓ0)", "1"),
            new Observable("eta1", "η(ℓ1)", "1"),
            new Observable("phi0", "φ(ℓ0)", "rad"),
            new Observable("phi1", "φ(ℓ1)", "rad"),
            new Observable("pairMass", "m(ℓℓ)", "GeV"),
            new Observable("pairPt", "pT(ℓℓ)", "GeV"),
            new Observable("pairRapidity", "y(ℓℓ)", "1"),
            new Observable("deltaEta", "|Δη(ℓℓ)|", "1"),
            new Observable("deltaPhi", "|Δφ(ℓℓ)|", "rad"),
            new Observable("deltaR", "ΔR(ℓℓ)", "1"),
            new Observable("pairCharge", "Q(ℓ0) + Q(ℓ1)", "1"));

    @Override
    public String name() {
        return "zll";
    }

    @Override
    public List<Observable> observables() {
        return OBSERVABLES;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.isSameFlavourPair();
    }

    @Override
    public double[] row(CollisionEvent event) {
        if (!appliesTo(event)) {
            throw new IllegalArgumentException("event " + event.id() + " is no pair of electrons or of muons");
        }
        LeptonOrder order = LeptonOrder.of(event);
        PairKinematics pair = PairKinematics.of(order.leading(), order.trailing());
        return new double[] {
            order.leading().pt(),
            order.trailing().pt(),
            order.leading().eta(),
            order.trailing().eta(),
            order.leading().phi(),
            order.trailing().phi(),
            pair.mass(),
            pair.pt(),
            pair.rapidity(),
            Math.abs(pair.deltaEta()),
            Math.abs(pair.deltaPhi()),
            pair.deltaR(),
            pair.charge()
        };
    }
}
