package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.AzimuthalCentrality;
import io.dilepton.core.kinematics.CollinearMass;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.DeltaR;
import io.dilepton.core.kinematics.EtaCentrality;
import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.kinematics.TransverseMass;
import java.util.List;

/**
 * Writes the row of {@link HiggsV1}, block by block in the order of its features. Each block takes the column where it begins and returns the
 * one behind its end.
 */
final class HiggsRow {

    private HiggsRow() {}

    static int pair(Lepton lepton, Lepton tau, double massVis, float[] row, int from) {
        double deltaEta = tau.eta() - lepton.eta();
        double deltaPhi = DeltaPhi.of(tau.phi(), lepton.phi());
        int column = from;
        row[column++] = (float) lepton.pt();
        row[column++] = (float) tau.pt();
        row[column++] = (float) (lepton.pt() / tau.pt());
        row[column++] = (float) Math.abs(tau.eta());
        row[column++] = byTau(lepton.eta(), tau);
        row[column++] = (float) Math.abs(deltaEta);
        row[column++] = (float) Math.abs(deltaPhi);
        row[column++] = (float) Math.sqrt(deltaEta * deltaEta + deltaPhi * deltaPhi);
        row[column++] = (float) massVis;
        return column;
    }

    static int missing(Lepton lepton, Lepton tau, MissingPt missing, float[] row, int from) {
        int column = from;
        row[column++] = (float) missing.pt();
        row[column++] = orMissing(missing.sumEt());
        row[column++] = (float) TransverseMass.leptonMet(lepton.pt(), lepton.phi(), missing.pt(), missing.phi());
        row[column++] = (float) TransverseMass.leptonMet(tau.pt(), tau.phi(), missing.pt(), missing.phi());
        row[column++] = (float) Math.abs(DeltaPhi.of(missing.phi(), lepton.phi()));
        row[column++] = (float) Math.abs(DeltaPhi.of(missing.phi(), tau.phi()));
        row[column++] = orMissing(AzimuthalCentrality.of(missing.phi(), lepton.phi(), tau.phi()));
        return column;
    }

    /** The ditau system: what needs components in the transverse plane, and the mass estimates. */
    static int system(
            Lepton lepton, Lepton tau, MissingPt missing, double massVis, CollisionEvent event, float[] row, int from) {
        double metX = missing.pt() * Math.cos(missing.phi());
        double metY = missing.pt() * Math.sin(missing.phi());
        double lepX = lepton.pt() * Math.cos(lepton.phi());
        double lepY = lepton.pt() * Math.sin(lepton.phi());
        double tauX = tau.pt() * Math.cos(tau.phi());
        double tauY = tau.pt() * Math.sin(tau.phi());
        double x = lepX + tauX + metX;
        double y = lepY + tauY + metY;
        int column = from;
        row[column++] = orMissing(event.mmcMass());
        row[column++] = (float) Math.sqrt(x * x + y * y);
        row[column++] = orMissing(CollinearMass.of(massVis, tauX, tauY, lepX, lepY, metX, metY));
        List<Jet> jets = event.jets();
        for (int i = 0; i < Math.min(2, jets.size()); i++) {
            x += jets.get(i).pt() * Math.cos(jets.get(i).phi());
            y += jets.get(i).pt() * Math.sin(jets.get(i).phi());
        }
        row[column++] = (float) Math.sqrt(x * x + y * y);
        return column;
    }

    static int jets(Lepton lepton, Lepton tau, CollisionEvent event, float[] row, int from) {
        List<Jet> jets = event.jets();
        double sumPt = JetKinematics.sumPt(jets, event.jetSummary());
        int column = from;
        row[column++] = JetKinematics.count(jets, event.jetSummary());
        row[column++] = orMissing(sumPt);
        row[column++] = orMissing(tau.pt() + lepton.pt() + sumPt);
        if (jets.isEmpty()) {
            return fill(4, row, column);
        }
        Jet jet = jets.get(0);
        row[column++] = (float) jet.pt();
        row[column++] = byTau(jet.eta(), tau);
        row[column++] = (float) DeltaR.of(lepton.eta(), lepton.phi(), jet.eta(), jet.phi());
        row[column++] = (float) DeltaR.of(tau.eta(), tau.phi(), jet.eta(), jet.phi());
        return column;
    }

    static int twoJets(Lepton lepton, Lepton tau, List<Jet> jets, float[] row, int from) {
        int column = from;
        if (jets.size() < 2) {
            return fill(6, row, column);
        }
        Jet jet1 = jets.get(0);
        Jet jet2 = jets.get(1);
        row[column++] = (float) jet2.pt();
        row[column++] = byTau(jet2.eta(), tau);
        row[column++] = (float) PairMass.of(jet1.pt(), jet1.eta(), jet1.phi(), 0, jet2.pt(), jet2.eta(), jet2.phi(), 0);
        row[column++] = (float) Math.abs(jet1.eta() - jet2.eta());
        row[column++] = (float) (jet1.eta() * jet2.eta());
        row[column++] = orMissing(EtaCentrality.of(lepton.eta(), jet1.eta(), jet2.eta()));
        return column;
    }

    static double massVis(Lepton lepton, Lepton tau) {
        return PairMass.of(lepton.pt(), lepton.eta(), lepton.phi(), 0, tau.pt(), tau.eta(), tau.phi(), 0);
    }

    private static float byTau(double eta, Lepton tau) {
        return (float) (tau.eta() < 0 ? -eta : eta);
    }

    private static float orMissing(double value) {
        return Double.isNaN(value) ? FeatureSet.MISSING : (float) value;
    }

    private static int fill(int columns, float[] row, int from) {
        for (int i = 0; i < columns; i++) {
            row[from + i] = FeatureSet.MISSING;
        }
        return from + columns;
    }
}
