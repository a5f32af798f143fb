package io.dilepton.core.simulation;

import io.dilepton.core.event.ParticleMasses;
import java.util.random.RandomGenerator;

/**
 * A tt̄ pair and its decay at generator level, in the laboratory.
 *
 * <p>The spins of the two tops are correlated: the leptons in the rest frames of their tops follow 1 + Σ C(i)·ℓ⁺(i)·ℓ⁻(i) along the direction of the top, the normal
 * of the production plane and the perpendicular to both, with the coefficients measured by CMS at 13 TeV (Phys. Rev. D 100 (2019) 072002).
 *
 * @param pair the hard process
 * @param top decay of the top, with the positive lepton
 * @param antitop decay of the antitop, with the negative lepton
 */
record GeneratedTops(TopPair pair, TopDecay top, TopDecay antitop) {

    private static final BreitWigner TOP = new BreitWigner(ParticleMasses.TOP, ParticleMasses.TOP_WIDTH, 15);
    private static final double ALONG = 0.300;
    private static final double NORMAL = 0.329;
    private static final double REST = 0.081;

    /** Lets a pair decay. Off the mass shell, the mass of the pair moves with those of the tops, so that it stays as far from the threshold. */
    static GeneratedTops decay(TopPair pair, RandomGenerator random) {
        double mass1 = TOP.sample(random);
        double mass2 = TOP.sample(random);
        double mass = pair.mass() + mass1 + mass2 - TopPair.THRESHOLD;
        double momentum = TopDecay.momentum(mass, mass1, mass2);
        Direction axis = Direction.ofPolar(pair.cosTheta(), 2 * Math.PI * random.nextDouble());
        TopDecay top;
        TopDecay antitop;
        do {
            top = TopDecay.atRest(mass1, random);
            antitop = TopDecay.atRest(mass2, random);
        } while (random.nextDouble() * (1 + ALONG + NORMAL + REST) >= spinWeight(axis, top, antitop));
        double speed1 = momentum / Math.hypot(momentum, mass1);
        double speed2 = -momentum / Math.hypot(momentum, mass2);
        double direction = 2 * Math.PI * random.nextDouble();
        double speed = pair.pt() / Math.hypot(mass, pair.pt());
        double bx = speed * Math.cos(direction);
        double by = speed * Math.sin(direction);
        double bz = Math.tanh(pair.rapidity());
        return new GeneratedTops(
                pair,
                moved(top, axis, speed1).boost(bx, by, 0).boost(0, 0, bz),
                moved(antitop, axis, speed2).boost(bx, by, 0).boost(0, 0, bz));
    }

    private static TopDecay moved(TopDecay decay, Direction axis, double speed) {
        return decay.boost(speed * axis.x(), speed * axis.y(), speed * axis.z());
    }

    private static double spinWeight(Direction axis, TopDecay top, TopDecay antitop) {
        Direction first = Direction.of(top.prompt());
        Direction second = Direction.of(antitop.prompt());
        Direction normal = new Direction(0, 0, 1).cross(axis);
        Direction rest = axis.cross(normal);
        return 1
                + ALONG * first.dot(axis) * second.dot(axis)
                + NORMAL * first.dot(normal) * second.dot(normal)
                + REST * first.dot(rest) * second.dot(rest);
    }
}
