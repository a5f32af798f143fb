package io.dilepton.core.kinematics;

/** Transverse momentum of a pair. */
public final class PairPt {

    private PairPt() {}

    /**
     * Returns the transverse momentum of the sum of two momenta, without cancellation between components.
     *
     * @param pt1 transverse momentum of the first, GeV
     * @param phi1 azimuth of the first, rad
     * @param pt2 transverse momentum of the second, GeV
     * @param phi2 azimuth of the second, rad
     * @return √((pt1 − pt2)² + 4·pt1·pt2·cos²(Δφ/2)), GeV
     */
    public static double of(double pt1, double phi1, double pt2, double phi2) {
        double difference = pt1 - pt2;
        double cos = Math.cos(DeltaPhi.of(phi1, phi2) / 2);
        return Math.sqrt(difference * difference + 4 * pt1 * pt2 * cos * cos);
    }
}
