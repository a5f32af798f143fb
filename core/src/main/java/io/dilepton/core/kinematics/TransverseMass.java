package io.dilepton.core.kinematics;

/**
 * The quantities called transverse mass: of one vector, of a lepton with the missing transverse momentum, and of a lepton pair with it.
 */
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

    /**
     * Returns the transverse mass of a lepton pair and the missing transverse momentum, which counts as massless: an upper edge at the mass of what decays to
     * ℓνℓν (ATLAS, Phys. Rev. D 92 (2015) 012006, eq. 2).
     *
     * @param pairMass invariant mass of the pair, GeV
     * @param pairPt transverse momentum of the pair, GeV
     * @param pairPhi azimuth of the pair, rad
     * @param missingPt missing transverse momentum, GeV
     * @param missingPhi azimuth of the missing transverse momentum, rad
     * @return √((ET + missingPt)² − |pT + pT,missing|²) with ET = √(pT² + m²), as √(m² + 2·missingPt·(ET − pT·cos Δφ)), GeV
     */
    public static double pairMet(double pairMass, double pairPt, double pairPhi, double missingPt, double missingPhi) {
        double energy = Math.hypot(pairPt, pairMass);
        double along = pairPt * Math.cos(DeltaPhi.of(pairPhi, missingPhi));
        return Math.sqrt(pairMass * pairMass + 2 * missingPt * (energy - along));
    }
}
