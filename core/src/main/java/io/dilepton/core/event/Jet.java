package io.dilepton.core.event;

/**
 * One reconstructed jet.
 *
 * @param pt transverse momentum, GeV, positive and finite
 * @param eta pseudorapidity, finite
 * @param phi azimuth, rad, in [-π, π)
 * @param bTag output of the source's b-tagging discriminator; NaN where the source has none
 */
public record Jet(double pt, double eta, double phi, double bTag) {

    /**
     * Checks the ranges; φ = π becomes -π.
     *
     * @throws InvalidEventException when a value cannot be right
     */
    public Jet {
        pt = Range.pt("jet", pt);
        eta = Range.eta("jet", eta);
        phi = Range.phi("jet", phi);
    }
}
