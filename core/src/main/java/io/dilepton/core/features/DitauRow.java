package io.dilepton.core.features;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.EtaCentrality;
import io.dilepton.core.kinematics.PairMass;
import java.util.List;

/**
 * Writes what {@link HiggsV2} has beyond the first set, block by block in the order of its features. Each block takes the column where it begins and returns
 * the one behind its end. Allocates nothing.
 */
final class DitauRow {

    private DitauRow() {}

    static int missing(Lepton lepton, Lepton tau, MissingPt missing, float[] row, int from) {
        double side = Math.sin(tau.phi() - lepton.phi()) < 0 ? -1 : 1;
        double byTau = missing.phi() - tau.phi();
        double byLepton = missing.phi() - lepton.phi();
        // Components of the missing momentum along both visible products: the neutrinos' momenta, in units of theirs.
        double turn = Math.sin(tau.phi() - lepton.phi());
        double alongTau = missing.pt() * Math.sin(byLepton) / turn / tau.pt();
        double alongLepton = -missing.pt() * Math.sin(byTau) / turn / lepton.pt();
        int column = from;
        row[column++] = (float) (missing.pt() * Math.cos(byTau));
        row[column++] = (float) (-side * missing.pt() * Math.sin(byTau));
        row[column++] = (float) (missing.pt() * Math.cos(byLepton));
        row[column++] = (float) (side * missing.pt() * Math.sin(byLepton));
        row[column++] = orMissing(Math.atan(alongTau));
        row[column++] = orMissing(Math.atan(alongLepton));
        return column;
    }

    static int system(
            Lepton lepton,
            Lepton tau,
            MissingPt missing,
            double massVis,
            double etaVis,
            double mmcMass,
            float[] row,
            int from) {
        double x = lepton.pt() * Math.cos(lepton.phi()) + tau.pt() * Math.cos(tau.phi());
        double y = lepton.pt() * Math.sin(lepton.phi()) + tau.pt() * Math.sin(tau.phi());
        double metX = missing.pt() * Math.cos(missing.phi());
        double metY = missing.pt() * Math.sin(missing.phi());
        double ptVis = Math.sqrt(x * x + y * y);
        double energy = Math.sqrt(massVis * massVis + ptVis * ptVis) + missing.pt();
        double square = energy * energy - (x + metX) * (x + metX) - (y + metY) * (y + metY);
        double bisectorX = Math.cos(lepton.phi()) + Math.cos(tau.phi());
        double bisectorY = Math.sin(lepton.phi()) + Math.sin(tau.phi());
        double bisector = Math.sqrt(bisectorX * bisectorX + bisectorY * bisectorY);
        int column = from;
        row[column++] = (float) Math.sqrt(Math.max(0, square));
        row[column++] = orMissing(mmcMass / massVis);
        row[column++] = orMissing(tau.eta() < 0 ? -etaVis : etaVis);
        row[column++] = (float) ptVis;
        row[column++] = orMissing((x * bisectorX + y * bisectorY) / bisector);
        row[column++] = orMissing((metX * bisectorX + metY * bisectorY) / bisector);
        return column;
    }

    static int shares(Lepton lepton, Lepton tau, MissingPt missing, List<Jet> jets, float[] row, int from) {
        double sum = lepton.pt() + tau.pt();
        for (int i = 0; i < Math.min(2, jets.size()); i++) {
            sum += jets.get(i).pt();
        }
        int column = from;
        row[column++] = orMissing(missing.pt() / Math.sqrt(missing.sumEt()));
        row[column++] = (float) (missing.pt() / sum);
        row[column++] = (float) (Math.sqrt(square(lepton, tau, missing)) / (sum + missing.pt()));
        return column;
    }

    static int jet(
            Lepton lepton,
            Lepton tau,
            MissingPt missing,
            List<Jet> jets,
            double massVis,
            double etaVis,
            float[] row,
            int from) {
        int column = from;
        if (jets.isEmpty()) {
            return fill(6, row, column);
        }
        Jet jet = jets.get(0);
        double x = lepton.pt() * Math.cos(lepton.phi())
                + tau.pt() * Math.cos(tau.phi())
                + missing.pt() * Math.cos(missing.phi());
        double y = lepton.pt() * Math.sin(lepton.phi())
                + tau.pt() * Math.sin(tau.phi())
                + missing.pt() * Math.sin(missing.phi());
        double withLepton = mass(lepton, jet);
        double withTau = mass(tau, jet);
        row[column++] = (float) withLepton;
        row[column++] = (float) withTau;
        // The square of the mass of massless particles is the sum of those of all pairs.
        row[column++] = (float) Math.sqrt(massVis * massVis + withLepton * withLepton + withTau * withTau);
        row[column++] = (float) Math.abs(DeltaPhi.of(missing.phi(), jet.phi()));
        row[column++] = (float) Math.abs(DeltaPhi.of(Math.atan2(y, x), jet.phi()));
        row[column++] = orMissing(Math.abs(etaVis - jet.eta()));
        return column;
    }

    static int twoJets(
            Lepton lepton, Lepton tau, List<Jet> jets, double massVis, double etaVis, float[] row, int from) {
        int column = from;
        if (jets.size() < 2) {
            return fill(7, row, column);
        }
        Jet jet1 = jets.get(0);
        Jet jet2 = jets.get(1);
        double dijet = PairMass.of(jet1.pt(), jet1.eta(), jet1.phi(), 0, jet2.pt(), jet2.eta(), jet2.phi(), 0);
        double lepton2 = mass(lepton, jet2);
        double tau2 = mass(tau, jet2);
        double square = massVis * massVis + dijet * dijet + lepton2 * lepton2 + tau2 * tau2;
        square += squareOf(mass(lepton, jet1)) + squareOf(mass(tau, jet1));
        double deltaPhi = DeltaPhi.of(jet1.phi(), jet2.phi());
        double etaOfJets = etaOfPair(jet1.pt(), jet1.eta(), jet1.phi(), jet2.pt(), jet2.eta(), jet2.phi());
        row[column++] = (float) lepton2;
        row[column++] = (float) tau2;
        row[column++] = (float) Math.sqrt(square);
        row[column++] = (float) Math.sqrt(squareOfSum(jet1.pt(), jet2.pt(), deltaPhi));
        row[column++] = (float) Math.abs(deltaPhi);
        row[column++] = orMissing(Math.abs(etaVis - etaOfJets));
        row[column++] = orMissing(EtaCentrality.of(tau.eta(), jet1.eta(), jet2.eta()));
        return column;
    }

    /** Pseudorapidity of two vectors together; NaN or infinite where they balance in the transverse plane. */
    static double etaOfPair(double pt1, double eta1, double phi1, double pt2, double eta2, double phi2) {
        double pt = Math.sqrt(squareOfSum(pt1, pt2, phi1 - phi2));
        double ratio = (pt1 * Math.sinh(eta1) + pt2 * Math.sinh(eta2)) / pt;
        // The inverse of the hyperbolic sine, of the size, which does not cancel.
        double size = Math.abs(ratio);
        return Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), ratio);
    }

    private static double square(Lepton lepton, Lepton tau, MissingPt missing) {
        return Math.max(
                0,
                squareOfSum(lepton.pt(), tau.pt(), lepton.phi() - tau.phi())
                        + missing.pt() * missing.pt()
                        + 2 * missing.pt() * lepton.pt() * Math.cos(missing.phi() - lepton.phi())
                        + 2 * missing.pt() * tau.pt() * Math.cos(missing.phi() - tau.phi()));
    }

    private static double squareOfSum(double pt1, double pt2, double deltaPhi) {
        double difference = pt1 - pt2;
        double cos = Math.cos(deltaPhi / 2);
        return difference * difference + 4 * pt1 * pt2 * cos * cos;
    }

    private static double mass(Lepton lepton, Jet jet) {
        return PairMass.of(lepton.pt(), lepton.eta(), lepton.phi(), 0, jet.pt(), jet.eta(), jet.phi(), 0);
    }

    private static double squareOf(double value) {
        return value * value;
    }

    private static float orMissing(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? FeatureSet.MISSING : (float) value;
    }

    private static int fill(int columns, float[] row, int from) {
        for (int i = 0; i < columns; i++) {
            row[from + i] = FeatureSet.MISSING;
        }
        return from + columns;
    }
}
