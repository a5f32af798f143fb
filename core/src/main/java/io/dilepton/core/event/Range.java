package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;

/**
 * The ranges that reconstructed quantities can have. Wide: they keep out what is impossible (and would overflow the single precision of a
 * model's input), not what is rare.
 */
final class Range {

    /** A thousand times the energy of a beam of the LHC, GeV. */
    static final double MAX_ENERGY = 1e7;

    /** Twice as far forward as any detector looks; no unit. */
    static final double MAX_ETA = 20;

    private Range() {}

    static double pt(String particle, double pt) {
        if (!(pt > 0 && pt <= MAX_ENERGY)) {
            throw new InvalidEventException(
                    Reason.PT, particle + " pt must be positive and at most 1e7 GeV, not " + pt + " GeV");
        }
        return pt;
    }

    static double eta(String particle, double eta) {
        if (!(Math.abs(eta) <= MAX_ETA)) {
            throw new InvalidEventException(Reason.ETA, particle + " eta must lie in [-20, 20], not " + eta);
        }
        return eta;
    }

    /** Returns the azimuth, -π for π: the two are one direction, and [-π, π) has only the one. */
    static double phi(String particle, double phi) {
        if (!(phi >= -Math.PI && phi <= Math.PI)) {
            throw new InvalidEventException(Reason.PHI, particle + " phi must lie in [-pi, pi), not " + phi + " rad");
        }
        return phi == Math.PI ? -Math.PI : phi;
    }

    /** Checks a magnitude that may be zero. */
    static double magnitude(Reason reason, String what, double value) {
        if (!(value >= 0 && value <= MAX_ENERGY)) {
            throw new InvalidEventException(
                    reason, what + " must not be negative and at most 1e7 GeV, not " + value + " GeV");
        }
        return value;
    }
}
