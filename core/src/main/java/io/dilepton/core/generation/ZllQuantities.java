package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.features.Feature;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.kinematics.Rapidity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair by its boson and its decay: mass, pT and rapidity of the pair, and the direction of the first lepton in the Collins–Soper frame (Phys. Rev. D 16
 * (1977) 2219). What ties them together is the acceptance of the detector, |y| + artanh |cos θ| below an |η| and pT above thresholds, which knows cos θ and φ by their magnitudes alone;
 * so these are quantities, and signs tell which of the mirror images it was. The rapidity and the azimuth of the first lepton keep their signs, since detectors and triggers have a structure in them.
 */
final class ZllQuantities implements QuantitySet {

    private static final int CONTINUOUS = 6;

    private static final List<Feature> QUANTITIES = List.of(
            new Feature("pairMass", "invariant mass of the pair", "GeV"),
            new Feature("pairPt", "transverse momentum of the pair", "GeV"),
            new Feature("pairRapidity", "rapidity of the pair", "1"),
            new Feature("phi1", "azimuth of the first lepton", "rad"),
            new Feature("cosTheta", "|cosine of the polar angle of the leptons in the Collins-Soper frame|", "1"),
            new Feature("phiStar", "their azimuth there from the direction of the pair's pt, in [0, pi/2]", "rad"),
            new Feature("forward", "+1 where the first lepton is the more forward one", "1"),
            new Feature("harder", "+1 where the first lepton is the harder one", "1"),
            new Feature("mirror", "sign of the azimuth of the first lepton in the frame", "1"),
            new Feature("charge1", "sign of the charge of the first lepton", "1"),
            new Feature("chargeProduct", "sign of the product of the charges", "1"),
            new Feature("muons", "+1 for muons, -1 for electrons", "1"));

    @Override
    public String name() {
        return "zll-v2";
    }

    @Override
    public List<Feature> quantities() {
        return QUANTITIES;
    }

    @Override
    public int continuous() {
        return CONTINUOUS;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.isSameFlavourPair()
                && event.first().charge() != 0
                && event.second().charge() != 0;
    }

    @Override
    public void encode(CollisionEvent event, float[] row, int offset) {
        Lepton one = event.first();
        PairKinematics pair = PairKinematics.of(one, event.second());
        double mt = Math.hypot(one.pt(), one.mass());
        double rapidity = Rapidity.of(one.pt(), one.eta(), one.mass()) - pair.rapidity();
        double along = one.pt() * Math.cos(one.phi() - pair.phi());
        double across = one.pt() * Math.sin(one.phi() - pair.phi());
        double gamma = Math.hypot(pair.pt(), pair.mass()) / pair.mass();
        double x = gamma * along - pair.pt() / pair.mass() * mt * Math.cosh(rapidity);
        double z = mt * Math.sinh(rapidity);
        row[offset] = (float) pair.mass();
        row[offset + 1] = (float) pair.pt();
        row[offset + 2] = (float) pair.rapidity();
        row[offset + 3] = (float) one.phi();
        row[offset + 4] = (float) Math.abs(z / Math.hypot(Math.hypot(x, across), z));
        row[offset + 5] = (float) Math.atan2(Math.abs(across), Math.abs(x));
        row[offset + 6] = sign(z) * sign(pair.rapidity());
        row[offset + 7] = sign(x);
        row[offset + 8] = sign(across);
        row[offset + 9] = one.charge();
        row[offset + 10] = one.charge() * event.second().charge();
        row[offset + 11] = one.flavour() == LeptonFlavour.MUON ? 1 : -1;
    }

    @Override
    public @Nullable Particles decode(float[] row, int offset) {
        LeptonFlavour flavour = row[offset + 11] > 0 ? LeptonFlavour.MUON : LeptonFlavour.ELECTRON;
        double mass = row[offset];
        double cos = row[offset + 4];
        double momentum = Math.sqrt(mass * mass / 4 - flavour.mass() * flavour.mass());
        double across = momentum * Math.sqrt(1 - cos * cos);
        double x = sign(row[offset + 7]) * across * Math.cos(row[offset + 5]);
        double y = sign(row[offset + 8]) * across * Math.sin(row[offset + 5]);
        double z = sign(row[offset + 6]) * sign(row[offset + 2]) * momentum * cos;
        double boost = row[offset + 1] / mass;
        double gamma = Math.hypot(1, boost);
        int charge = row[offset + 9] > 0 ? 1 : -1;
        int other = row[offset + 10] > 0 ? charge : -charge;
        Decay decay =
                new Decay(flavour, row[offset + 2], row[offset + 3] - Math.atan2(y, gamma * x + boost * mass / 2));
        try {
            return new Particles(
                    decay.lepton(charge, gamma * x + boost * mass / 2, y, z, gamma * mass / 2 + boost * x),
                    decay.lepton(other, -gamma * x + boost * mass / 2, -y, -z, gamma * mass / 2 - boost * x),
                    null);
        } catch (InvalidEventException e) {
            return null;
        }
    }

    private static int sign(double value) {
        return value < 0 ? -1 : 1;
    }

    /** From the frame that moves along the beam with the pair, x along the pair's pt, to the laboratory. */
    private record Decay(LeptonFlavour flavour, double rapidity, double azimuth) {

        Lepton lepton(int charge, double x, double y, double z, double energy) {
            double pz = z * Math.cosh(rapidity) + energy * Math.sinh(rapidity);
            double pt = Math.hypot(x, y);
            double eta = Math.log((Math.abs(pz) + Math.hypot(pt, pz)) / pt) * Math.signum(pz);
            return new Lepton(flavour, charge, pt, eta, DeltaPhi.wrap(Math.atan2(y, x) + azimuth), flavour.mass());
        }
    }
}
