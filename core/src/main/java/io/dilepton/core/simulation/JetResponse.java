package io.dilepton.core.simulation;

import java.util.random.RandomGenerator;

/**
 * From a quark or gluon to a jet, and what else blurs the missing momentum. Numbers are those of CMS at 8 and 13 TeV.
 *
 * <p>Resolution of pt: 3 GeV/pt ⊕ 75%/√pt ⊕ 4%, 17% at 30 GeV and 9% at 100 GeV (CMS, JINST 12 (2017) P02014). Half of the b quarks lose momentum to a
 * neutrino, a tenth on average; all partons radiate out of the cone of the jet, 7% on average, which is seen elsewhere. b jets are tagged with 68%, others with 1%, the medium working point (CMS, JINST 13 (2018) P05011).
 *
 * @param pt measured pt of the jet, GeV, positive
 * @param missed what the detector sees too little along the jet, GeV; negative where it sees too much
 */
record JetResponse(double pt, double missed) {

    /** Width of the missing momentum along each axis without hard jets, GeV: the underlying event and pile-up. */
    static final double SOFT_WIDTH = 10;

    /** Spread in pseudorapidity of jets from the initial state. */
    static final double RADIATION_WIDTH = 1.8;

    private static final double NOISE = 3;
    private static final double SAMPLING = 0.75;
    private static final double CONSTANT = 0.04;
    private static final double LOSS_SHARE = 0.5;
    private static final double LOSS_MEAN = 0.1;
    private static final double RADIATION_MEAN = 0.07;
    private static final double TAGGED = 0.68;
    private static final double MISTAGGED = 0.01;

    /**
     * Draws the response to a parton.
     *
     * @param pt generated pt, GeV
     * @param bottom whether it is a b quark
     */
    static JetResponse sample(double pt, boolean bottom, RandomGenerator random) {
        double neutrinos = bottom && random.nextDouble() < LOSS_SHARE ? share(LOSS_MEAN, random) : 0;
        double visible = pt * (1 - neutrinos);
        double resolution =
                Math.sqrt(NOISE * NOISE / (visible * visible) + SAMPLING * SAMPLING / visible + CONSTANT * CONSTANT);
        double scale = Math.max(0.05, 1 + Math.min(resolution, 1) * random.nextGaussian());
        double inCone = visible * (1 - share(RADIATION_MEAN, random));
        return new JetResponse(inCone * scale, pt - visible * scale);
    }

    private static double share(double mean, RandomGenerator random) {
        return Math.min(0.8, mean * random.nextExponential());
    }

    /** Draws whether a jet is tagged: 1 or 0. */
    static double tag(boolean bottom, RandomGenerator random) {
        return random.nextDouble() < (bottom ? TAGGED : MISTAGGED) ? 1 : 0;
    }
}
