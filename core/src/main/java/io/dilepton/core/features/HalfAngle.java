package io.dilepton.core.features;

/**
 * Functions that the JDK computes in software, by those that the processor's own code is generated for: several times as fast, with more
 * digits than float32 has.
 */
final class HalfAngle {

    /** Below, the exponential form of the hyperbolic sine cancels, and a series is exact. */
    private static final double SMALL = 0.3;

    /** Below, 1 + x rounds away what float32 would keep of x. */
    private static final double SMALL_LOG = 1e-4;

    private HalfAngle() {}

    /**
     * Returns sinh²(x/2).
     *
     * @param x any number with |x| below 1400
     * @return the square, not negative; relative error below 2e-13
     */
    static double sinhSquared(double x) {
        double half = 0.5 * Math.abs(x);
        if (half < SMALL) {
            double square = half * half;
            double sinh = half * (1 + square / 6 * (1 + square / 20 * (1 + square / 42 * (1 + square / 72))));
            return sinh * sinh;
        }
        double exp = Math.exp(half);
        double sinh = 0.5 * (exp - 1 / exp);
        return sinh * sinh;
    }

    /**
     * Returns ln(1 + x).
     *
     * @param x not negative
     * @return the logarithm; relative error below 1e-11
     */
    static double log1p(double x) {
        return x < SMALL_LOG ? x * (1 - x * (0.5 - x * (1.0 / 3))) : Math.log(1 + x);
    }
}
