package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;

/**
 * One reconstructed charged lepton, GeV and rad.
 *
 * @param flavour flavour
 * @param charge -1 or +1 in units of e; 0 only where the source does not record it
 * @param pt transverse momentum, GeV, positive and finite
 * @param eta pseudorapidity, finite
 * @param phi azimuth, rad, in [-π, π)
 * @param mass mass, GeV, not negative: of the PDG for the flavour unless measured
 */
public record Lepton(LeptonFlavour flavour, int charge, double pt, double eta, double phi, double mass) {

    /**
     * Checks the ranges; φ = π becomes -π.
     *
     * @throws InvalidEventException when a value cannot be right
     */
    public Lepton {
        if (charge < -1 || charge > 1) {
            throw new InvalidEventException(Reason.CHARGE, "lepton charge must be -1, 0 or +1, not " + charge);
        }
        pt = Range.pt("lepton", pt);
        eta = Range.eta("lepton", eta);
        phi = Range.phi("lepton", phi);
        mass = Range.magnitude(Reason.MASS, "lepton mass", mass);
    }
}
