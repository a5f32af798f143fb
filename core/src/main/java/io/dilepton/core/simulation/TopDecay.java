package io.dilepton.core.simulation;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.random.RandomGenerator;

/**
 * The decay t → b W → b ℓ ν of an unpolarised top, with an electron or a muon in the end.
 *
 * <p>The W decays by V−A: it is longitudinal with probability mt²/(mt² + 2mW²) and left-handed otherwise (G. L. Kane, G. A. Ladinsky and C.-P. Yuan, Phys.
 * Rev. D 45 (1992) 124), so the angle θ* between lepton and W is spread as ¾·sin²θ* or ⅜·(1 − cosθ*)². Part of the leptons come by way of a tau, whose
 * neutrinos fly with it.
 *
 * @param flavour flavour of the lepton
 * @param bottom momentum of the b quark
 * @param prompt momentum of the lepton that the W decays to, electron, muon or tau: the one that knows the spin of the top
 * @param lepton momentum of the electron or muon
 * @param invisible momentum of all neutrinos
 */
record TopDecay(
        LeptonFlavour flavour, FourMomentum bottom, FourMomentum prompt, FourMomentum lepton, FourMomentum invisible) {

    private static final BreitWigner W = new BreitWigner(ParticleMasses.W, ParticleMasses.W_WIDTH, 15);

    /** Branching fraction of τ to an electron or a muon, the two together (PDG 2024). */
    private static final double LEPTONIC_TAU = 0.1782 + 0.1739;

    /** Share of the electrons and muons that come from taus: W decays to the three leptons alike. */
    private static final double FROM_TAU = LEPTONIC_TAU / (2 + LEPTONIC_TAU);

    /**
     * Lets a top decay in its rest frame.
     *
     * @param mass mass of the top, GeV
     * @param random source of randomness
     * @return momenta in the rest frame of the top
     */
    static TopDecay atRest(double mass, RandomGenerator random) {
        LeptonFlavour flavour = random.nextBoolean() ? LeptonFlavour.MUON : LeptonFlavour.ELECTRON;
        double massW = Math.min(W.sample(random), mass - ParticleMasses.BOTTOM - 1);
        double momentum = momentum(mass, massW, ParticleMasses.BOTTOM);
        Direction direction = Direction.sample(random);
        FourMomentum w = direction.times(momentum, massW);
        double longitudinal = mass * mass / (mass * mass + 2 * massW * massW);
        Direction emission = direction.turned(cosine(longitudinal, random), random);
        double bx = w.px() / w.e();
        double by = w.py() / w.e();
        double bz = w.pz() / w.e();
        FourMomentum prompt = emission.times(massW / 2, 0).boost(bx, by, bz);
        double kept = random.nextDouble() < FROM_TAU ? tauShare(random) : 1;
        FourMomentum lepton = scaled(prompt, kept);
        FourMomentum lost = scaled(prompt, 1 - kept);
        FourMomentum neutrino = emission.times(-massW / 2, 0).boost(bx, by, bz);
        FourMomentum bottom = direction.times(-momentum, ParticleMasses.BOTTOM);
        return new TopDecay(flavour, bottom, prompt, lepton, neutrino.plus(lost));
    }

    /** Returns the decay seen by one for whom the top, at rest until now, moves with a velocity in units of c. */
    TopDecay boost(double bx, double by, double bz) {
        return new TopDecay(
                flavour,
                bottom.boost(bx, by, bz),
                prompt.boost(bx, by, bz),
                lepton.boost(bx, by, bz),
                invisible.boost(bx, by, bz));
    }

    /** Returns the momentum, GeV, of the two products of a decay at rest (PDG 2024, review "Kinematics", eq. 49.17). */
    static double momentum(double mass, double mass1, double mass2) {
        double sum = mass1 + mass2;
        double difference = mass1 - mass2;
        return Math.sqrt((mass * mass - sum * sum) * (mass * mass - difference * difference)) / (2 * mass);
    }

    private static double cosine(double longitudinal, RandomGenerator random) {
        if (random.nextDouble() >= longitudinal) {
            return 1 - 2 * Math.cbrt(random.nextDouble());
        }
        while (true) {
            double cos = 2 * random.nextDouble() - 1;
            if (random.nextDouble() < 1 - cos * cos) {
                return cos;
            }
        }
    }

    /**
     * Draws the share x of the energy of a tau from W → τν that its electron or muon takes: dN/dx = 4/3·(1 − x³), the decay of a lepton polarised
     * against its flight (B. K. Bullock, K. Hagiwara and A. D. Martin, Nucl. Phys. B 395 (1993) 499).
     */
    private static double tauShare(RandomGenerator random) {
        while (true) {
            double x = random.nextDouble();
            if (random.nextDouble() < 1 - x * x * x) {
                return x;
            }
        }
    }

    private static FourMomentum scaled(FourMomentum vector, double factor) {
        return new FourMomentum(factor * vector.px(), factor * vector.py(), factor * vector.pz(), factor * vector.e());
    }
}
