package io.dilepton.core.simulation;

/** What varies slowly with the mass of the boson, at one mass: the parton luminosities and the recoil. */
final class MassNode {

    private static final int STEPS = 40;

    /** The densities are smooth on the scale of the steps; their maximum between two steps is less than this above the higher one. */
    private static final double ENVELOPE = 1.02;

    private final Flux up;
    private final Flux down;
    private final RecoilSpectrum recoil;

    /**
     * Tabulates.
     *
     * @param logRootTau ln(M/√s)
     * @param maxRapidity largest |rapidity| of the boson
     * @param recoil spectrum of its transverse momentum
     */
    MassNode(double logRootTau, double maxRapidity, RecoilSpectrum recoil) {
        up = Flux.of(Quark.UP, logRootTau, maxRapidity);
        down = Flux.of(Quark.DOWN, logRootTau, maxRapidity);
        this.recoil = recoil;
    }

    Flux flux(Quark quark) {
        return quark == Quark.UP ? up : down;
    }

    RecoilSpectrum recoil() {
        return recoil;
    }

    /**
     * The flux q(x1)·q̄(x2) + q̄(x1)·q(x2) over the rapidity.
     *
     * @param integral its integral
     * @param bound a bound that it nowhere passes
     */
    record Flux(double integral, double bound) {

        private static Flux of(Quark quark, double logRootTau, double maxRapidity) {
            double step = maxRapidity / STEPS;
            double integral = 0;
            double peak = 0;
            for (int i = 0; i < STEPS; i++) {
                double rapidity = (i + 0.5) * step;
                PartonDensities forward = PartonDensities.at(logRootTau + rapidity);
                PartonDensities backward = PartonDensities.at(logRootTau - rapidity);
                double flux = quark.flux(forward, backward) + quark.flux(backward, forward);
                integral += 2 * flux * step;
                peak = Math.max(peak, flux);
            }
            return new Flux(integral, peak * ENVELOPE);
        }
    }
}
