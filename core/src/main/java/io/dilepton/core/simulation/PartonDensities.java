package io.dilepton.core.simulation;

/**
 * Toy densities of the proton at one momentum fraction x, the same for up and down: sea x·q̄ = 0.12·x^−0.3·(1−x)⁷, and x·qv of one valence
 * quark, n·√x·(1−x)³ with n such that its integral of qv is 1.
 *
 * <p>The powers of 1−x are those of the counting rules (S. J. Brodsky and G. R. Farrar, Phys. Rev. Lett. 31 (1973) 1153), √x is Regge behaviour,
 * x^−0.3 the rise of the sea at low x (H1, Phys. Lett. B 520 (2001) 183); the normalisation of the sea is that of global fits near x = 0.01 at
 * the scale of the Z.
 *
 * @param sea x·q̄(x), which is also the sea part of x·q(x)
 * @param valence x·qv(x) of one valence quark
 */
record PartonDensities(double sea, double valence) {

    private static final double SEA = 0.12;
    private static final double SEA_POWER = -0.3;

    private static final double GLUON = 0.8;
    private static final double GLUON_POWER = -0.5;
    private static final double GLUON_FALL = 8.5;

    /** One over the beta function B(1/2, 4) = 32/35. */
    private static final double VALENCE = 35.0 / 32;

    /**
     * Evaluates.
     *
     * @param logX ln x; there are no partons at x of 1 and above
     */
    static PartonDensities at(double logX) {
        double x = Math.exp(logX);
        double rest = Math.max(0, 1 - x);
        double cube = rest * rest * rest;
        return new PartonDensities(
                SEA * Math.exp(SEA_POWER * logX) * cube * cube * rest, VALENCE * Math.sqrt(x) * cube);
    }

    /**
     * Returns the gluon, x·g(x) = 0.8·x^−0.5·(1−x)^8.5: near that of global fits at the scale of the top mass for x of 0.001 to 0.3, steeper in
     * 1−x than the counting rules since gluons at high x have radiated by then.
     *
     * @param logX ln x; there are no partons at x of 1 and above
     */
    static double gluon(double logX) {
        double x = Math.exp(logX);
        return x >= 1 ? 0 : GLUON * Math.exp(GLUON_POWER * logX) * Math.pow(1 - x, GLUON_FALL);
    }
}
