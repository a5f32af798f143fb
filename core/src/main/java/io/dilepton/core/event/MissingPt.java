package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;

/**
 * Missing transverse momentum of an event.
 *
 * @param pt magnitude, GeV, not negative
 * @param phi azimuth, rad, in [-π, π)
 * @param sumEt scalar sum of the transverse energy in the detector, GeV; NaN where the source has none
 */
public record MissingPt(double pt, double phi, double sumEt) {

    /**
     * Checks the ranges; φ = π becomes -π.
     *
     * @throws InvalidEventException when a value cannot be right
     */
    public MissingPt {
        pt = Range.magnitude(Reason.MISSING_PT, "missing pt", pt);
        phi = Range.phi("missing pt", phi);
        if (!Double.isNaN(sumEt)) {
            sumEt = Range.magnitude(Reason.MISSING_PT, "sum of transverse energy", sumEt);
        }
    }
}
