package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonTau;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.HiggsObservables;
import java.util.List;

/**
 * The feature set of the Higgs-candidate models: one electron or muon, one hadronic tau, missing transverse momentum, and jets.
 *
 * <p>Among them are the {@code DER_*} quantities of the ATLAS Higgs challenge as {@link HiggsObservables} defines them, computed from the
 * reconstructed momenta, and the upstream estimate of the ditau mass where the event carries one. The rest are the momenta themselves, and
 * what helps a network to see the ditau system: angles to the missing momentum, the transverse mass of tau and missing momentum, the
 * collinear mass, distances to the leading jet.
 *
 * <p>No feature changes when the event is turned about the beam or seen in a mirror, since nature does not care: azimuths enter as absolute
 * differences only, and pseudorapidities as seen from the side of the tau.
 *
 * <p>A quantity that an event lacks, such as the mass of two jets in an event with one, is {@link FeatureSet#MISSING}.
 *
 * <p>Left out on purpose: identifiers, truth and weight, and the lepton's flavour and charge, which the challenge does not record.
 */
final class HiggsV1 implements FeatureSet {

    private static final String ELSE = "; -999 where undefined";
    private static final String ONE_JET = "; -999 without jets";
    private static final String TWO_JETS = "; -999 with fewer than two jets";

    private static final List<Feature> FEATURES = List.of(
            new Feature("ptLep", "transverse momentum of the lepton", "GeV"),
            new Feature("ptTau", "transverse momentum of the tau", "GeV"),
            new Feature("ptRatioLepTau", "ptLep / ptTau", "1"),
            new Feature("absEtaTau", "|etaTau|", "1"),
            new Feature("etaLepByTau", "etaLep times the sign of etaTau", "1"),
            new Feature("absDeltaEtaTauLep", "|etaTau - etaLep|", "1"),
            new Feature("absDeltaPhiTauLep", "|phiTau - phiLep wrapped to [-pi, pi)|", "rad"),
            new Feature("deltarTauLep", "sqrt(deltaEta^2 + deltaPhi^2) of tau and lepton", "1"),
            new Feature("massVis", "invariant mass of tau and lepton, both massless", "GeV"),
            new Feature("met", "missing transverse momentum", "GeV"),
            new Feature("sumEt", "scalar sum of the transverse energy in the detector" + ELSE, "GeV"),
            new Feature("massTransverseMetLep", "sqrt(2 ptLep met (1 - cos(phiLep - phiMet)))", "GeV"),
            new Feature("massTransverseMetTau", "sqrt(2 ptTau met (1 - cos(phiTau - phiMet)))", "GeV"),
            new Feature("absDeltaPhiMetLep", "|phiMet - phiLep wrapped to [-pi, pi)|", "rad"),
            new Feature("absDeltaPhiMetTau", "|phiMet - phiTau wrapped to [-pi, pi)|", "rad"),
            new Feature(
                    "metPhiCentrality",
                    "(A + B) / sqrt(A^2 + B^2), A = sin(phiMet - phiLep) s, B = sin(phiTau - phiMet) s, s = sign of"
                            + " sin(phiTau - phiLep)" + ELSE,
                    "1"),
            new Feature("mmcMass", "upstream estimate of the ditau mass" + ELSE, "GeV"),
            new Feature("ptH", "|ptTau + ptLep + met|, vectors", "GeV"),
            new Feature(
                    "massCollinear",
                    "massVis / sqrt(xTau xLep), x the share of the visible momentum where neutrinos fly along it; -999 unless"
                            + " both shares lie in [0.01, 1]",
                    "GeV"),
            new Feature("ptTot", "|ptTau + ptLep + met + ptJet1 + ptJet2|, vectors, of the jets that there are", "GeV"),
            new Feature("jetCount", "number of jets", "1"),
            new Feature("ptJets", "sum of the pt of all jets, scalars" + ELSE, "GeV"),
            new Feature("sumPt", "ptTau + ptLep + ptJets, scalars" + ELSE, "GeV"),
            new Feature("ptJet1", "highest pt of a jet" + ONE_JET, "GeV"),
            new Feature("etaJet1ByTau", "etaJet1 times the sign of etaTau" + ONE_JET, "1"),
            new Feature("deltarLepJet1", "sqrt(deltaEta^2 + deltaPhi^2) of lepton and jet 1" + ONE_JET, "1"),
            new Feature("deltarTauJet1", "sqrt(deltaEta^2 + deltaPhi^2) of tau and jet 1" + ONE_JET, "1"),
            new Feature("ptJet2", "second highest pt of a jet" + TWO_JETS, "GeV"),
            new Feature("etaJet2ByTau", "etaJet2 times the sign of etaTau" + TWO_JETS, "1"),
            new Feature("massJetJet", "invariant mass of jets 1 and 2, massless" + TWO_JETS, "GeV"),
            new Feature("deltaetaJetJet", "|etaJet1 - etaJet2|" + TWO_JETS, "1"),
            new Feature("prodetaJetJet", "etaJet1 etaJet2" + TWO_JETS, "1"),
            new Feature(
                    "lepEtaCentrality",
                    "exp(-4 (etaLep - (etaJet1 + etaJet2) / 2)^2 / (etaJet1 - etaJet2)^2)" + TWO_JETS + " or equal eta",
                    "1"));

    @Override
    public String name() {
        return FeatureSets.HIGGS_V1;
    }

    @Override
    public List<Feature> features() {
        return FEATURES;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return LeptonTau.isIn(event);
    }

    @Override
    public void extract(CollisionEvent event, float[] row, int offset) {
        MissingPt missing = LeptonTau.missing(event);
        Lepton lepton = LeptonTau.lepton(event);
        Lepton tau = LeptonTau.tau(event);
        double massVis = HiggsRow.massVis(lepton, tau);
        int column = HiggsRow.pair(lepton, tau, massVis, row, offset);
        column = HiggsRow.missing(lepton, tau, missing, row, column);
        column = HiggsRow.system(lepton, tau, missing, massVis, event, row, column);
        column = HiggsRow.jets(lepton, tau, event, row, column);
        HiggsRow.twoJets(lepton, tau, event.jets(), row, column);
    }
}
