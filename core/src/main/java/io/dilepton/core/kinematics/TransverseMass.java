package io.dilepton.core.kinematics;

/** The two quantities called transverse mass: of one vector, and of a lepton with the missing transverse momentum. */
public final class TransverseMass {

    private TransverseMass() {}

    /**
     * Returns the transverse mass of one four-momentum.
     *
     * @param pz longitudinal momentum, GeV
     * @param e energy, GeV
     * @return √(E² − pz²) as √((E−pz)(E+pz)), GeV; negative for the root of a negative square, as for masses
     */
    public static double of(double pz, double e) {
        double square = (e - pz) * (e + pz);
        return Math.copySign(Math.sqrt(Math.abs(square)), square);
    }

    /**
     * Returns the transverse mass of a lepton and the missing transverse momentum, both taken as massless: the edge at the W mass in W
     * decays (PDG review, "Kinematics", section 49.5.4). 1 − cos Δφ is taken as 2 sin²(Δφ/2), which does not cancel at small Δφ.
     *
     * @param pt transverse momentum of the lepton, GeV
     * @param phi azimuth of the lepton, rad
     * @param missingPt missing transverse momentum, GeV
     * @param missingPhi azimuth of the missing transverse momentum, rad
     * @return √(2·pt·missingPt·(1 − cos Δφ)), GeV
     */
    public static double leptonMet(double pt, double phi, double missingPt, double missingPhi) {
        return 2 * Math.sqrt(pt) * Math.sqrt(missingPt) * Math.abs(Math.sin(DeltaPhi.of(phi, missingPhi) / 2));
    }
}
