package io.dilepton.core.simulation;

import io.dilepton.core.event.ParticleMasses;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Mass, rapidity and transverse momentum of γ*&#47;Z: dσ/(dM dy) ∝ M⁻³·Σ S(M)·flux(M, y) over the quark flavours, times the recoil.
 *
 * <p>Bosons that cannot give a lepton of the asked pt are left out, as a filter at generator level does: mT + pt of the boson must reach
 * twice the pt of the lepton.
 */
final class BosonSpectrum {

    private static final int NODES = 128;
    private static final int RESONANCE_POINTS = 2000;
    private static final int CONTINUUM_POINTS = 1000;

    /** Room for radiation and resolution below the asked pt. */
    private static final double FILTER_MARGIN = 0.85;

    private final double collisionEnergy;
    private final double massMin;
    private final double nodeStep;
    private final double maxRapidity;
    private final MassNode[] nodes = new MassNode[NODES + 1];
    private final double[] masses;
    private final double[] cumulative;

    /**
     * Tabulates the spectrum.
     *
     * @param collisionEnergy √s, GeV
     * @param massMin lowest mass, GeV
     * @param massMax highest mass, GeV
     * @param maxRapidity largest |rapidity|: that of the detector, since a pair has a rapidity between those of its leptons
     * @param leptonPt pt that the harder lepton must be able to reach, GeV
     */
    BosonSpectrum(double collisionEnergy, double massMin, double massMax, double maxRapidity, double leptonPt) {
        this.collisionEnergy = collisionEnergy;
        this.massMin = massMin;
        this.maxRapidity = maxRapidity;
        nodeStep = Math.log(massMax / massMin) / NODES;
        for (int i = 0; i <= NODES; i++) {
            double mass = massMin * Math.exp(i * nodeStep);
            double floor = recoilFloor(mass, FILTER_MARGIN * leptonPt);
            nodes[i] = new MassNode(logRootTau(mass), maxRapidity, new RecoilSpectrum(mass, floor));
        }
        masses = grid(massMin, massMax);
        cumulative = new double[masses.length];
        for (int i = 1; i < masses.length; i++) {
            double middle = (masses[i] + masses[i - 1]) / 2;
            cumulative[i] = cumulative[i - 1] + density(middle) * (masses[i] - masses[i - 1]);
        }
    }

    private static double recoilFloor(double mass, double leptonPt) {
        return Math.max(0, (4 * leptonPt * leptonPt - mass * mass) / (4 * leptonPt));
    }

    /** Returns masses dense where the spectrum is steep: by arctan about the Z, by the logarithm elsewhere. */
    private static double[] grid(double massMin, double massMax) {
        double z2 = ParticleMasses.Z * ParticleMasses.Z;
        double width = ParticleMasses.Z * ParticleMasses.Z_WIDTH;
        DoubleStream resonance = DoubleStream.iterate(-1.55, angle -> angle + 3.1 / RESONANCE_POINTS)
                .limit(RESONANCE_POINTS)
                .map(angle -> Math.sqrt(Math.max(0, z2 + width * Math.tan(angle))))
                .filter(mass -> mass > massMin && mass < massMax);
        DoubleStream continuum = DoubleStream.iterate(0, i -> i + 1)
                .limit(CONTINUUM_POINTS)
                .map(i -> massMin * Math.pow(massMax / massMin, i / CONTINUUM_POINTS));
        return DoubleStream.concat(DoubleStream.concat(resonance, continuum), DoubleStream.of(massMax))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Returns dσ/dM inside the rapidity range, above the recoil floor, in arbitrary units. */
    private double density(double mass) {
        double position = position(mass);
        int below = Math.min((int) position, NODES - 1);
        double part = position - below;
        double sum = 0;
        for (Quark quark : Quark.values()) {
            sum += quark.symmetric(mass)
                    * (nodes[below].flux(quark).integral() * (1 - part)
                            + nodes[below + 1].flux(quark).integral() * part);
        }
        double passing = nodes[below].recoil().passing() * (1 - part)
                + nodes[below + 1].recoil().passing() * part;
        return sum * passing / (mass * mass * mass);
    }

    /** Draws a boson. */
    Boson sample(RandomGenerator random) {
        double mass = sampleMass(random);
        MassNode node = nodes[(int) Math.round(position(mass))];
        double up = Quark.UP.symmetric(mass);
        double down = Quark.DOWN.symmetric(mass);
        double bound =
                up * node.flux(Quark.UP).bound() + down * node.flux(Quark.DOWN).bound();
        while (true) {
            double rapidity = (2 * random.nextDouble() - 1) * maxRapidity;
            PartonDensities forward = PartonDensities.at(logRootTau(mass) + rapidity);
            PartonDensities backward = PartonDensities.at(logRootTau(mass) - rapidity);
            double target = random.nextDouble() * bound;
            double upForward = up * Quark.UP.flux(forward, backward);
            double upBackward = upForward + up * Quark.UP.flux(backward, forward);
            double downForward = upBackward + down * Quark.DOWN.flux(forward, backward);
            double downBackward = downForward + down * Quark.DOWN.flux(backward, forward);
            if (target < downBackward) {
                Quark quark = target < upBackward ? Quark.UP : Quark.DOWN;
                boolean quarkForward = target < upForward || (target >= upBackward && target < downForward);
                return new Boson(mass, node.recoil().sample(random), rapidity, quark, quarkForward);
            }
        }
    }

    private double sampleMass(RandomGenerator random) {
        double target = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, target);
        int bin = Math.min(found < 0 ? -found - 2 : found, cumulative.length - 2);
        double inside = (target - cumulative[bin]) / (cumulative[bin + 1] - cumulative[bin]);
        return masses[bin] + inside * (masses[bin + 1] - masses[bin]);
    }

    private double position(double mass) {
        return Math.min(NODES, Math.log(mass / massMin) / nodeStep);
    }

    private double logRootTau(double mass) {
        return Math.log(mass / collisionEnergy);
    }
}
