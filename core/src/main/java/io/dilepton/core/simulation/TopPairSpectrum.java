package io.dilepton.core.simulation;

import io.dilepton.core.event.ParticleMasses;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Mass, rapidity, angle and recoil of tt̄ at leading order: dσ/(dM dy dcosθ) ∝ αs²·β·M⁻³·Σ flux(M, y)·|m|²(M, cosθ) over gg and qq̄, in bins of M
 * that are narrow at the threshold.
 */
final class TopPairSpectrum {

    private static final int MASS_BINS = 240;
    private static final int RAPIDITY_BINS = 120;
    private static final int ANGLE_BINS = 100;

    /** Highest mass as a share of √s. */
    private static final double HIGHEST = 0.5;

    /** Λ of QCD for five flavours at one loop, GeV, such that αs(mZ) is 0.118. */
    private static final double LAMBDA = 0.088;

    /** Where gluon emission is damped, GeV: twice that of the Z, as gluons radiate C_A/C_F = 9/4 times as much as quarks. */
    private static final double RECOIL_SCALE = 11;

    private static final double RECOIL_POWER = 3.2;

    private final Table masses;
    private final MassBin[] bins;

    /**
     * Tabulates the spectrum.
     *
     * @param collisionEnergy √s, GeV
     */
    TopPairSpectrum(double collisionEnergy) {
        double[] edges = edges(collisionEnergy);
        bins = IntStream.range(0, MASS_BINS)
                .mapToObj(i -> MassBin.at((edges[i] + edges[i + 1]) / 2, collisionEnergy))
                .toArray(MassBin[]::new);
        masses = Table.of(edges, mass -> bins[index(mass, collisionEnergy)].density(mass));
    }

    /** Returns the bin of a mass, which must not be an edge. */
    private static int index(double mass, double collisionEnergy) {
        return (int) (MASS_BINS * Math.sqrt(Math.log(mass / TopPair.THRESHOLD) / span(collisionEnergy)));
    }

    private static double span(double collisionEnergy) {
        return Math.log(HIGHEST * collisionEnergy / TopPair.THRESHOLD);
    }

    private static double[] edges(double collisionEnergy) {
        double span = span(collisionEnergy);
        double[] edges = new double[MASS_BINS + 1];
        for (int i = 0; i <= MASS_BINS; i++) {
            double part = (double) i / MASS_BINS;
            edges[i] = TopPair.THRESHOLD * Math.exp(part * part * span);
        }
        return edges;
    }

    /** Draws a pair. */
    TopPair sample(RandomGenerator random) {
        int index = masses.bin(random);
        MassBin bin = bins[index];
        boolean gluonFusion = random.nextDouble() < bin.gluonShare();
        Initial initial = gluonFusion ? bin.gluons : bin.quarks;
        return new TopPair(
                masses.inside(index, random),
                bin.recoil.sample(random),
                initial.rapidities.sample(random),
                initial.angles.sample(random),
                gluonFusion);
    }

    /** One initial state at one mass. */
    private record Initial(Table rapidities, Table angles) {

        double strength() {
            return rapidities.integral() * angles.integral();
        }
    }

    /** Everything at one mass. */
    private record MassBin(Initial gluons, Initial quarks, RecoilSpectrum recoil) {

        static MassBin at(double mass, double collisionEnergy) {
            double logRootTau = Math.log(mass / collisionEnergy);
            double[] rapidities = Table.equal(logRootTau, -logRootTau, RAPIDITY_BINS);
            double[] cosines = Table.equal(-1, 1, ANGLE_BINS);
            double rho = Math.pow(TopPair.THRESHOLD / mass, 2);
            Table gluons = Table.of(
                    rapidities, y -> PartonDensities.gluon(logRootTau + y) * PartonDensities.gluon(logRootTau - y));
            Table quarks = Table.of(rapidities, y -> quarks(logRootTau, y));
            return new MassBin(
                    new Initial(gluons, Table.of(cosines, cos -> TopMatrixElement.gluons(rho, cos))),
                    new Initial(quarks, Table.of(cosines, cos -> TopMatrixElement.quarks(rho, cos))),
                    new RecoilSpectrum(mass, 0, RECOIL_SCALE, RECOIL_POWER));
        }

        private static double quarks(double logRootTau, double rapidity) {
            PartonDensities forward = PartonDensities.at(logRootTau + rapidity);
            PartonDensities backward = PartonDensities.at(logRootTau - rapidity);
            double flux = 0;
            for (Quark quark : Quark.values()) {
                flux += quark.flux(forward, backward) + quark.flux(backward, forward);
            }
            return flux;
        }

        double gluonShare() {
            return gluons.strength() / (gluons.strength() + quarks.strength());
        }

        double density(double mass) {
            double beta = Math.sqrt(1 - Math.pow(TopPair.THRESHOLD / mass, 2));
            double coupling = 1 / Math.log(ParticleMasses.TOP * mass / TopPair.THRESHOLD / LAMBDA);
            return coupling * coupling * beta * (gluons.strength() + quarks.strength()) / (mass * mass * mass);
        }
    }
}
