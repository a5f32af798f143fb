package io.dilepton.core.simulation;

import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.DeltaPhi;
import java.util.random.RandomGenerator;

/** Pairs of candidates that no boson made, see {@link Background}. */
final class FakePairs {

    /** Width of the back-to-back peak: 0.2 rad for hard jets, plus the kick of the recoil on soft ones, 3 GeV over pt. */
    private static final double HARD_WIDTH = 0.2;

    private static final double KICK = 3;

    /** Share of the pairs on one side of the detector: the boost of a parton collision along the beam is that of both its jets. */
    private static final double SAME_SIDE = 0.6;

    /** |eta| from which the density of fakes is that of the far endcap. */
    private static final double FAR = 2.1;

    private final Background background;
    private final Selection selection;
    private final LeptonFlavour flavour;

    FakePairs(Background background, Selection selection, LeptonFlavour flavour) {
        this.background = background;
        this.selection = selection;
        this.flavour = flavour;
    }

    /** Draws a pair in random order. */
    LeptonPair sample(RandomGenerator random) {
        double lead = pt(selection.leadFloor(), background.leadSlope(), random);
        double sub = pt(selection.subFloor(), background.subSlope(), random);
        double phi = (2 * random.nextDouble() - 1) * Math.PI;
        double other = DeltaPhi.wrap(phi + separation(Math.min(lead, sub), random));
        int charge = random.nextBoolean() ? 1 : -1;
        int otherCharge = random.nextDouble() < background.oppositeSign() ? -charge : charge;
        double eta = eta(random);
        double otherEta = Math.copySign(eta(random), random.nextDouble() < SAME_SIDE ? eta : -eta);
        return new LeptonPair(
                new Lepton(flavour, charge, lead, eta, phi, flavour.mass()),
                new Lepton(flavour, otherCharge, sub, otherEta, other, flavour.mass()));
    }

    private static double pt(double floor, double slope, RandomGenerator random) {
        return floor * Math.pow(1 - random.nextDouble(), -1 / slope);
    }

    private double separation(double pt, RandomGenerator random) {
        if (random.nextDouble() < background.unrelated()) {
            return (2 * random.nextDouble() - 1) * Math.PI;
        }
        double width = Math.hypot(HARD_WIDTH, KICK / pt);
        double side = random.nextBoolean() ? 1 : -1;
        return side * (Math.PI - (width * random.nextExponential()) % Math.PI);
    }

    /** Draws a pseudorapidity: density 1 in the barrel, rising linearly in the endcaps to its value at {@link #FAR} and beyond. */
    private double eta(RandomGenerator random) {
        double bound = Math.max(1, background.forward());
        while (true) {
            double eta = (2 * random.nextDouble() - 1) * selection.maxEta();
            double rise = (Math.abs(eta) - DetectorResponse.BARREL_END) / (FAR - DetectorResponse.BARREL_END);
            double density = 1 + (background.forward() - 1) * Math.max(0, Math.min(1, rise));
            if (random.nextDouble() * bound < density) {
                return eta;
            }
        }
    }
}
