package io.dilepton.core.kinematics;

/** Distance of two directions in pseudorapidity and azimuth. */
public final class DeltaR {

    private DeltaR() {}

    /**
     * Returns the distance of two directions.
     *
     * @param eta1 pseudorapidity of the first, no unit
     * @param phi1 azimuth of the first, rad
     * @param eta2 pseudorapidity of the second, no unit
     * @param phi2 azimuth of the second, rad
     * @return √(Δη² + Δφ²) with Δφ wrapped, no unit
     */
    public static double of(double eta1, double phi1, double eta2, double phi2) {
        double deltaEta = DeltaEta.of(eta1, eta2);
        double deltaPhi = DeltaPhi.of(phi1, phi2);
        return Math.sqrt(deltaEta * deltaEta + deltaPhi * deltaPhi);
    }
}
