package io.dilepton.core.kinematics;

/** Difference of azimuth, wrapped: a quantity on a circle, whose raw difference jumps by 2π at the seam. */
public final class DeltaPhi {

    private static final double TWO_PI = 2 * Math.PI;

    /** 2π minus the double nearest to it. */
    private static final double TWO_PI_TAIL = 2.4492935982947064e-16;

    private DeltaPhi() {}

    /**
     * Returns the difference of two azimuths.
     *
     * @param phi1 first azimuth, rad; any finite angle
     * @param phi2 second azimuth, rad; any finite angle
     * @return phi1 − phi2 wrapped to [-π, π), rad
     */
    public static double of(double phi1, double phi2) {
        return wrap(wrap(phi1) - wrap(phi2));
    }

    /**
     * Wraps an angle.
     *
     * <p>Up to 3π, 2π is subtracted as the sum of two doubles; beyond that, sine and cosine reduce the angle with as many digits of π as
     * it takes, so that huge angles are right to the last digit too, which {@code x % (2π)} is not.
     *
     * @param angle any finite angle, rad
     * @return the angle in [-π, π), rad; -π for both π and -π; NaN for infinite angles
     */
    public static double wrap(double angle) {
        if (angle >= -Math.PI && angle < Math.PI) {
            return angle;
        }
        double wrapped;
        if (Math.abs(angle) <= 3 * Math.PI) {
            wrapped = angle > 0 ? (angle - TWO_PI) - TWO_PI_TAIL : (angle + TWO_PI) + TWO_PI_TAIL;
        } else {
            wrapped = Math.atan2(Math.sin(angle), Math.cos(angle));
        }
        return wrapped >= Math.PI || wrapped < -Math.PI ? -Math.PI : wrapped;
    }
}
