package io.dilepton.core.kinematics;

/** How far one direction lies between two others in the transverse plane. */
public final class AzimuthalCentrality {

    private AzimuthalCentrality() {}

    /**
     * Returns the centrality of a direction with respect to two others: √2 on their bisector, 1 along either, below 1 outside
     * (C. Adam-Bourdarios et al., "Learning to discover: the Higgs boson machine learning challenge", appendix B, CERN Open Data record 329).
     *
     * @param phi azimuth of the direction, rad
     * @param phi1 azimuth of the one, rad
     * @param phi2 azimuth of the other, rad
     * @return (A + B)/√(A² + B²) with A = sin(φ − φ1)·s, B = sin(φ2 − φ)·s, s the sign of sin(φ2 − φ1); no unit, in [-√2, √2]; NaN where
     *     A and B are both zero
     */
    public static double of(double phi, double phi1, double phi2) {
        double sign = Math.sin(DeltaPhi.of(phi2, phi1)) < 0 ? -1 : 1;
        double a = Math.sin(DeltaPhi.of(phi, phi1)) * sign;
        double b = Math.sin(DeltaPhi.of(phi2, phi)) * sign;
        return (a + b) / Math.hypot(a, b);
    }
}
