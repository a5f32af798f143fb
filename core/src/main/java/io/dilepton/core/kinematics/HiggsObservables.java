package io.dilepton.core.kinematics;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonTau;
import io.dilepton.core.event.MissingPt;
import java.util.List;

/**
 * Derived observables of the lepton + hadronic tau channel, as the ATLAS Higgs boson machine learning challenge defines them (its
 * {@code DER_*} columns: C. Adam-Bourdarios et al., appendix B, CERN Open Data record 329). Leptons, taus and jets count as massless.
 *
 * @param deltarTauLep ΔR of tau and lepton, no unit
 * @param massVis invariant mass of tau and lepton, GeV
 * @param massTransverseMetLep transverse mass of lepton and missing momentum, GeV
 * @param ptH transverse momentum of tau, lepton and missing momentum together, GeV
 * @param ptTot the same with the two leading jets, GeV
 * @param sumPt scalar sum of the transverse momenta of tau, lepton and all jets, GeV
 * @param ptRatioLepTau transverse momentum of the lepton over that of the tau, no unit
 * @param metPhiCentrality centrality of the missing momentum in azimuth between tau and lepton, no unit, in [-√2, √2]
 * @param lepEtaCentrality centrality of the lepton in pseudorapidity between the two leading jets, no unit; NaN with fewer than two jets
 * @param deltaetaJetJet absolute difference of pseudorapidity of the two leading jets, no unit; NaN with fewer than two jets
 * @param massJetJet invariant mass of the two leading jets, GeV; NaN with fewer than two jets
 * @param prodetaJetJet product of the pseudorapidities of the two leading jets, no unit; NaN with fewer than two jets
 */
public record HiggsObservables(
        double deltarTauLep,
        double massVis,
        double massTransverseMetLep,
        double ptH,
        double ptTot,
        double sumPt,
        double ptRatioLepTau,
        double metPhiCentrality,
        double lepEtaCentrality,
        double deltaetaJetJet,
        double massJetJet,
        double prodetaJetJet) {

    /**
     * Tells whether the observables are defined for an event.
     *
     * @param event the event
     * @return true for one electron or muon, one hadronic tau, and missing transverse momentum
     */
    public static boolean appliesTo(CollisionEvent event) {
        return LeptonTau.isIn(event);
    }

    /**
     * Computes the observables of an event.
     *
     * @param event event with a lepton, a hadronic tau and missing transverse momentum, in any order of the two
     * @return the observables
     * @throws IllegalArgumentException when the event is not of that kind
     */
    public static HiggsObservables of(CollisionEvent event) {
        return of(
                LeptonTau.lepton(event),
                LeptonTau.tau(event),
                LeptonTau.missing(event),
                event.jets(),
                JetKinematics.of(event.jets(), event.jetSummary()));
    }

    private static HiggsObservables of(
            Lepton lepton, Lepton tau, MissingPt missing, List<Jet> jets, JetKinematics jetKinematics) {
        double px = x(lepton.pt(), lepton.phi()) + x(tau.pt(), tau.phi()) + x(missing.pt(), missing.phi());
        double py = y(lepton.pt(), lepton.phi()) + y(tau.pt(), tau.phi()) + y(missing.pt(), missing.phi());
        double ptH = Math.hypot(px, py);
        for (int i = 0; i < Math.min(2, jets.size()); i++) {
            px += x(jets.get(i).pt(), jets.get(i).phi());
            py += y(jets.get(i).pt(), jets.get(i).phi());
        }
        boolean dijet = jets.size() >= 2;
        double eta1 = dijet ? jets.get(0).eta() : Double.NaN;
        double eta2 = dijet ? jets.get(1).eta() : Double.NaN;
        return new HiggsObservables(
                DeltaR.of(tau.eta(), tau.phi(), lepton.eta(), lepton.phi()),
                PairMass.of(lepton.pt(), lepton.eta(), lepton.phi(), 0, tau.pt(), tau.eta(), tau.phi(), 0),
                TransverseMass.leptonMet(lepton.pt(), lepton.phi(), missing.pt(), missing.phi()),
                ptH,
                Math.hypot(px, py),
                lepton.pt() + tau.pt() + jetKinematics.sumPt(),
                lepton.pt() / tau.pt(),
                AzimuthalCentrality.of(missing.phi(), lepton.phi(), tau.phi()),
                EtaCentrality.of(lepton.eta(), eta1, eta2),
                jetKinematics.dijetDeltaEta(),
                jetKinematics.dijetMass(),
                eta1 * eta2);
    }

    private static double x(double pt, double phi) {
        return pt * Math.cos(phi);
    }

    private static double y(double pt, double phi) {
        return pt * Math.sin(phi);
    }
}
