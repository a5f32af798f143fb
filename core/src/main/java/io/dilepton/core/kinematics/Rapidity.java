package io.dilepton.core.kinematics;

/** Rapidity, ½·ln((E+pz)/(E−pz)): distinct from pseudorapidity, which it approaches for momenta far above the mass. */
public final class Rapidity {

    private Rapidity() {}

    /**
     * Returns the rapidity of a particle.
     *
     * @param pt transverse momentum, GeV, not negative
     * @param eta pseudorapidity, no unit, finite
     * @param mass mass, GeV, not negative
     * @return asinh(pt·sinh(eta) / √(pt² + mass²)), no unit
     */
    public static double of(double pt, double eta, double mass) {
        return eta + minusEta(pt, eta, mass);
    }

    /**
     * Returns rapidity minus pseudorapidity, to full relative precision however small it is. With it, differences of rapidity of nearly
     * collinear particles can be had without cancellation: Δy = Δη + (δ1 − δ2).
     *
     * <p>sinh(y − η) = sinh η·(p − E)/mT, and p − E = −m²/(p + E).
     *
     * @param pt transverse momentum, GeV, not negative
     * @param eta pseudorapidity, no unit, finite
     * @param mass mass, GeV, not negative
     * @return rapidity − eta, no unit, of the sign opposite to eta's; 0 for a massless particle
     */
    static double minusEta(double pt, double eta, double mass) {
        return minusEtaOfSinh(pt, Hyperbolic.sinh(eta), mass);
    }

    /**
     * Returns rapidity minus pseudorapidity of a particle whose sinh(eta) is known.
     *
     * @param pt transverse momentum, GeV, not negative
     * @param sinhEta hyperbolic sine of the pseudorapidity
     * @param mass mass, GeV, not negative
     * @return rapidity − eta, no unit
     */
    static double minusEtaOfSinh(double pt, double sinhEta, double mass) {
        if (mass == 0) {
            return 0;
        }
        double cosh = Hyperbolic.coshOfSinh(sinhEta);
        double tanh = Double.isInfinite(cosh) ? Math.signum(sinhEta) : sinhEta / cosh;
        double massOverCosh = mass / cosh;
        double energyOverCosh = Math.sqrt(pt * pt + massOverCosh * massOverCosh);
        double transverse = Math.sqrt(pt * pt + mass * mass);
        return -Hyperbolic.asinh(tanh * (mass / transverse) * (mass / (energyOverCosh + pt)));
    }

    /**
     * Returns the difference of rapidity of two particles, without cancellation.
     *
     * @param pt1 transverse momentum of the first, GeV
     * @param eta1 pseudorapidity of the first, no unit
     * @param mass1 mass of the first, GeV
     * @param pt2 transverse momentum of the second, GeV
     * @param eta2 pseudorapidity of the second, no unit
     * @param mass2 mass of the second, GeV
     * @return y1 − y2, no unit
     */
    static double difference(double pt1, double eta1, double mass1, double pt2, double eta2, double mass2) {
        return (eta1 - eta2) + (minusEta(pt1, eta1, mass1) - minusEta(pt2, eta2, mass2));
    }
}
