package io.dilepton.core.simulation;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.random.RandomGenerator;

/**
 * A lepton pair at generator level, before radiation and detector.
 *
 * @param boson what it comes from
 * @param cosTheta cosine of the angle between quark and negative lepton in the Collins–Soper frame
 * @param negative momentum of the negative lepton
 * @param positive momentum of the positive lepton
 */
record GeneratedPair(Boson boson, double cosTheta, FourMomentum negative, FourMomentum positive) {

    /**
     * Lets a boson decay: polar angle by (1 + cos²θ)·S + 2·A·cosθ, azimuths uniform.
     *
     * <p>The Collins–Soper frame is reached from the laboratory by a boost along z that takes away the rapidity and then one along the
     * transverse momentum; the second leaves the beams symmetric about z, so that z is the axis of the frame (J. C. Collins and
     * D. E. Soper, Phys. Rev. D 16 (1977) 2219).
     */
    static GeneratedPair decay(Boson boson, LeptonFlavour flavour, RandomGenerator random) {
        double cosTheta = cosTheta(boson, random);
        double polar = boson.quarkForward() ? cosTheta : -cosTheta;
        double azimuth = 2 * Math.PI * random.nextDouble();
        double momentum = Math.sqrt(boson.mass() * boson.mass() / 4 - flavour.mass() * flavour.mass());
        double transverse = momentum * Math.sqrt(1 - polar * polar);
        double px = transverse * Math.cos(azimuth);
        double py = transverse * Math.sin(azimuth);
        double pz = momentum * polar;
        double direction = 2 * Math.PI * random.nextDouble();
        double velocity = boson.pt() / Math.sqrt(boson.mass() * boson.mass() + boson.pt() * boson.pt());
        double bx = velocity * Math.cos(direction);
        double by = velocity * Math.sin(direction);
        double bz = Math.tanh(boson.rapidity());
        double e = boson.mass() / 2;
        return new GeneratedPair(
                boson,
                cosTheta,
                new FourMomentum(px, py, pz, e).boost(bx, by, 0).boost(0, 0, bz),
                new FourMomentum(-px, -py, -pz, e).boost(bx, by, 0).boost(0, 0, bz));
    }

    private static double cosTheta(Boson boson, RandomGenerator random) {
        double asymmetry =
                boson.quark().antisymmetric(boson.mass()) / boson.quark().symmetric(boson.mass());
        double bound = 2 + 2 * Math.abs(asymmetry);
        while (true) {
            double cos = 2 * random.nextDouble() - 1;
            if (random.nextDouble() * bound < 1 + cos * cos + 2 * asymmetry * cos) {
                return cos;
            }
        }
    }
}
