package io.dilepton.core.kinematics;

/** Angle between two momenta in three dimensions. */
public final class OpeningAngle {

    private static final double ALONG_BEAM = 300;

    private OpeningAngle() {}

    /**
     * Returns the angle between two directions, accurate at 0 and at π, where acos of the cosine loses half the digits.
     *
     * <p>With 1 ∓ cos α = (cosh(η1 ∓ η2) ∓ cos Δφ) / (cosh η1 cosh η2), tan²(α/2) is the ratio of sinh²(Δη/2) + sin²(Δφ/2) to
     * sinh²((η1+η2)/2) + cos²(Δφ/2): sums of squares, in which nothing cancels.
     *
     * @param eta1 pseudorapidity of the first, no unit
     * @param phi1 azimuth of the first, rad
     * @param eta2 pseudorapidity of the second, no unit
     * @param phi2 azimuth of the second, rad
     * @return the angle, rad, in [0, π]; for a direction along the beam axis too, whatever its azimuth
     */
    public static double of(double eta1, double phi1, double eta2, double phi2) {
        if (isAlongBeam(eta1) || isAlongBeam(eta2)) {
            return Math.abs(polar(eta1) - polar(eta2));
        }
        double half = DeltaPhi.of(phi1, phi2) / 2;
        double apart = Math.hypot(Math.sinh((eta1 - eta2) / 2), Math.sin(half));
        double along = Math.hypot(Math.sinh((eta1 + eta2) / 2), Math.cos(half));
        return 2 * Math.atan2(apart, along);
    }

    /**
     * Returns the cosine of the angle between two directions, by the same form.
     *
     * @param eta1 pseudorapidity of the first, no unit
     * @param phi1 azimuth of the first, rad
     * @param eta2 pseudorapidity of the second, no unit
     * @param phi2 azimuth of the second, rad
     * @return the cosine, no unit, in [-1, 1]; for a direction along the beam axis too, whatever its azimuth
     */
    public static double cosine(double eta1, double phi1, double eta2, double phi2) {
        if (isAlongBeam(eta1) || isAlongBeam(eta2)) {
            return Math.cos(polar(eta1) - polar(eta2));
        }
        double half = DeltaPhi.of(phi1, phi2) / 2;
        double apart = sumOfSquares(Math.sinh((eta1 - eta2) / 2), Math.sin(half));
        double along = sumOfSquares(Math.sinh((eta1 + eta2) / 2), Math.cos(half));
        return (along - apart) / (along + apart);
    }

    /**
     * Returns the angle between two momenta from their components: atan2(|p × q|, p · q) (W. Kahan, "How futile are mindless assessments
     * of roundoff in floating-point computation?", 2006, section 12).
     *
     * @param px first momentum, x, GeV
     * @param py first momentum, y, GeV
     * @param pz first momentum, z, GeV
     * @param qx second momentum, x, GeV
     * @param qy second momentum, y, GeV
     * @param qz second momentum, z, GeV
     * @return the angle, rad, in [0, π]; 0 where one momentum is null
     */
    public static double ofComponents(double px, double py, double pz, double qx, double qy, double qz) {
        double cx = difference(py, qz, pz, qy);
        double cy = difference(pz, qx, px, qz);
        double cz = difference(px, qy, py, qx);
        return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), px * qx + py * qy + pz * qz);
    }

    /** From here on the hyperbolic sines of sums overflow; the direction is within 1e-130 rad of the axis. */
    private static boolean isAlongBeam(double eta) {
        return Math.abs(eta) > ALONG_BEAM;
    }

    private static double polar(double eta) {
        return 2 * Math.atan(Math.exp(-eta));
    }

    private static double sumOfSquares(double x, double y) {
        return x * x + y * y;
    }

    /** Returns a·b − c·d to 1.5 ulp (Kahan's algorithm with a fused multiply-add). */
    private static double difference(double a, double b, double c, double d) {
        double product = c * d;
        return Math.fma(a, b, -product) - Math.fma(c, d, -product);
    }
}
