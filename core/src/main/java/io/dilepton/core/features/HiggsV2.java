package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonTau;
import io.dilepton.core.event.MissingPt;
import java.util.List;
import java.util.stream.Stream;

/**
 * The second feature set of the Higgs-candidate models: everything of {@link HiggsV1}, and after it what that set leaves a network to find out by itself from
 * few events. Where the missing momentum points, as seen from either visible product and along their bisector, and what the neutrinos then carry; the
 * transverse mass of all three; masses of lepton or tau with a jet, which have an edge in top quark decays; and how the ditau system lies to the jets.
 *
 * <p>As in the first set no feature changes when the event is turned about the beam or seen in a mirror, and a quantity that an event lacks is {@link
 * FeatureSet#MISSING}.
 */
final class HiggsV2 implements FeatureSet {

    private static final String ONE_JET = "; -999 without jets";
    private static final String TWO_JETS = "; -999 with fewer than two jets";

    private static final FeatureSet FIRST = new HiggsV1();

    private static final List<Feature> ADDED = List.of(
            new Feature("metAlongTau", "met cos(phiMet - phiTau)", "GeV"),
            new Feature("metAcrossTau", "-met sin(phiMet - phiTau) s, s = sign of sin(phiTau - phiLep)", "GeV"),
            new Feature("metAlongLep", "met cos(phiMet - phiLep)", "GeV"),
            new Feature("metAcrossLep", "met sin(phiMet - phiLep) s", "GeV"),
            new Feature(
                    "invisibleByTau",
                    "atan of the neutrinos' momentum along the tau over that of the tau, where neutrinos fly along tau and lepton;"
                            + " -999 where undefined",
                    "1"),
            new Feature("invisibleByLep", "the same along the lepton; -999 where undefined", "1"),
            new Feature(
                    "massTransverseTotal",
                    "sqrt((sqrt(massVis^2 + ptVis^2) + met)^2 - ptH^2), ptVis = |ptTau + ptLep|, vectors",
                    "GeV"),
            new Feature("mmcMassOverVis", "mmcMass / massVis; -999 where undefined", "1"),
            new Feature(
                    "etaVisByTau",
                    "eta of tau and lepton together times the sign of etaTau; -999 where undefined",
                    "1"),
            new Feature("ptVis", "|ptTau + ptLep|, vectors", "GeV"),
            new Feature(
                    "ptVisAlongBisector", "ptVis along the bisector of tau and lepton; -999 where undefined", "GeV"),
            new Feature("metAlongBisector", "met along the bisector of tau and lepton; -999 where undefined", "GeV"),
            new Feature("metOverRootSumEt", "met / sqrt(sumEt); -999 where undefined", "sqrt(GeV)"),
            new Feature("metOverSumPt", "met / (ptTau + ptLep + ptJet1 + ptJet2), of the jets that there are", "1"),
            new Feature(
                    "ptHOverSumPt", "ptH / (ptTau + ptLep + ptJet1 + ptJet2 + met), of the jets that there are", "1"),
            new Feature("massLepJet1", "invariant mass of lepton and jet 1, massless" + ONE_JET, "GeV"),
            new Feature("massTauJet1", "invariant mass of tau and jet 1, massless" + ONE_JET, "GeV"),
            new Feature("massVisJet1", "invariant mass of tau, lepton and jet 1, massless" + ONE_JET, "GeV"),
            new Feature("absDeltaPhiMetJet1", "|phiMet - phiJet1 wrapped to [-pi, pi)|" + ONE_JET, "rad"),
            new Feature(
                    "absDeltaPhiHJet1", "|phi of ptTau + ptLep + met - phiJet1 wrapped to [-pi, pi)|" + ONE_JET, "rad"),
            new Feature(
                    "absDeltaEtaVisJet1", "|eta of tau and lepton together - etaJet1|" + ONE_JET + " or ptVis", "1"),
            new Feature("massLepJet2", "invariant mass of lepton and jet 2, massless" + TWO_JETS, "GeV"),
            new Feature("massTauJet2", "invariant mass of tau and jet 2, massless" + TWO_JETS, "GeV"),
            new Feature("massVisJetJet", "invariant mass of tau, lepton, jets 1 and 2, massless" + TWO_JETS, "GeV"),
            new Feature("ptJetJet", "|ptJet1 + ptJet2|, vectors" + TWO_JETS, "GeV"),
            new Feature("absDeltaPhiJetJet", "|phiJet1 - phiJet2 wrapped to [-pi, pi)|" + TWO_JETS, "rad"),
            new Feature(
                    "absDeltaEtaVisJetJet",
                    "|eta of tau and lepton together - eta of jets 1 and 2 together|" + TWO_JETS + " or ptVis",
                    "1"),
            new Feature(
                    "tauEtaCentrality",
                    "exp(-4 (etaTau - (etaJet1 + etaJet2) / 2)^2 / (etaJet1 - etaJet2)^2)" + TWO_JETS + " or equal eta",
                    "1"));

    private static final List<Feature> FEATURES =
            Stream.concat(FIRST.features().stream(), ADDED.stream()).toList();

    @Override
    public String name() {
        return FeatureSets.HIGGS_V2;
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
        FIRST.extract(event, row, offset);
        MissingPt missing = LeptonTau.missing(event);
        Lepton lepton = LeptonTau.lepton(event);
        Lepton tau = LeptonTau.tau(event);
        List<Jet> jets = event.jets();
        double massVis = HiggsRow.massVis(lepton, tau);
        double etaVis = DitauRow.etaOfPair(lepton.pt(), lepton.eta(), lepton.phi(), tau.pt(), tau.eta(), tau.phi());
        int column = DitauRow.missing(lepton, tau, missing, row, offset + FIRST.size());
        column = DitauRow.system(lepton, tau, missing, massVis, etaVis, event.mmcMass(), row, column);
        column = DitauRow.shares(lepton, tau, missing, jets, row, column);
        column = DitauRow.jet(lepton, tau, missing, jets, massVis, etaVis, row, column);
        DitauRow.twoJets(lepton, tau, jets, massVis, etaVis, row, column);
    }
}
