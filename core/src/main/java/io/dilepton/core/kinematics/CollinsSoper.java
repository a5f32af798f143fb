package io.dilepton.core.kinematics;

/**
 * Decay angles of a lepton pair in the Collins–Soper frame: the rest frame of the pair, its z axis bisecting the angle between one beam and
 * the reverse of the other (J. C. Collins and D. E. Soper, Phys. Rev. D 16 (1977) 2219).
 *
 * <p>In proton–proton collisions the direction of the quark is not known; it is taken along the longitudinal momentum of the pair, and +z
 * where that is zero.
 */
public final class CollinsSoper {

    private CollinsSoper() {}

    /**
     * Returns the cosine of the polar angle of the negative lepton.
     *
     * <p>cos θ* = sign(Pz)·2·(p1⁺·p2⁻ − p1⁻·p2⁺) / (M·√(M² + PT²)) with p± = (E ± pz)/√2 and 1 the negative lepton; the bracket equals
     * mT1·mT2·sinh(y1 − y2), which does not cancel. As usual, leptons count as massless against M: near threshold the true cosine is
     * larger by the factor 1/√(1 − 4m²/M²).
     *
     * @param pt1 transverse momentum of the negative lepton, GeV
     * @param eta1 pseudorapidity of the negative lepton, no unit
     * @param phi1 azimuth of the negative lepton, rad
     * @param mass1 mass of the negative lepton, GeV
     * @param pt2 transverse momentum of the positive lepton, GeV
     * @param eta2 pseudorapidity of the positive lepton, no unit
     * @param phi2 azimuth of the positive lepton, rad
     * @param mass2 mass of the positive lepton, GeV
     * @return the cosine, no unit, in [-1, 1]; NaN for a pair without mass
     */
    public static double cosThetaStar(
            double pt1, double eta1, double phi1, double mass1, double pt2, double eta2, double phi2, double mass2) {
        double mass = PairMass.of(pt1, eta1, phi1, mass1, pt2, eta2, phi2, mass2);
        double transverse = Math.hypot(mass, PairPt.of(pt1, phi1, pt2, phi2));
        double bracket = Math.hypot(pt1, mass1)
                * Math.hypot(pt2, mass2)
                * Math.sinh(Rapidity.difference(pt1, eta1, mass1, pt2, eta2, mass2));
        double cos = 2 * bracket / (mass * transverse) * direction(pt1, eta1, pt2, eta2);
        return Math.max(-1, Math.min(1, cos));
    }

    /**
     * Returns the azimuth of the negative lepton, measured from the transverse momentum of the pair towards the normal of the plane of
     * beam and pair.
     *
     * <p>tan φ* = (√(M² + PT²)/M)·(ΔT·R)/(ΔT·Q), Δ = p1 − p2, Q the direction of PT and R that of ±z × PT; here ΔT·Q is
     * (pt1² − pt2²)/PT and ΔT·R is ±2·pt1·pt2·sin(φ1 − φ2)/PT. For unequal masses ΔT·Q becomes that less PT·(m1² − m2²)/M².
     *
     * @param pt1 transverse momentum of the negative lepton, GeV
     * @param eta1 pseudorapidity of the negative lepton, no unit
     * @param phi1 azimuth of the negative lepton, rad
     * @param mass1 mass of the negative lepton, GeV
     * @param pt2 transverse momentum of the positive lepton, GeV
     * @param eta2 pseudorapidity of the positive lepton, no unit
     * @param phi2 azimuth of the positive lepton, rad
     * @param mass2 mass of the positive lepton, GeV
     * @return the angle, rad, in [-π, π); without meaning where the pair has no transverse momentum
     */
    public static double phiStar(
            double pt1, double eta1, double phi1, double mass1, double pt2, double eta2, double phi2, double mass2) {
        double mass = PairMass.of(pt1, eta1, phi1, mass1, pt2, eta2, phi2, mass2);
        double pt = PairPt.of(pt1, phi1, pt2, phi2);
        double normal = 2 * pt1 * pt2 * Math.sin(DeltaPhi.of(phi1, phi2)) * direction(pt1, eta1, pt2, eta2);
        double unequal = mass1 == mass2 ? 0 : pt / mass * pt * (mass1 - mass2) * (mass1 + mass2);
        double along = mass * (pt1 - pt2) * (pt1 + pt2) - unequal;
        return DeltaPhi.wrap(Math.atan2(Math.hypot(mass, pt) * normal, along));
    }

    private static double direction(double pt1, double eta1, double pt2, double eta2) {
        return pt1 * Math.sinh(eta1) + pt2 * Math.sinh(eta2) < 0 ? -1 : 1;
    }
}
