package io.dilepton.core.kinematics;

/** The inverse hyperbolic sine, which the JDK lacks. */
final class Hyperbolic {

    /** From here on x² + 1 rounds to x². */
    private static final double LARGE = 0x1p28;

    private static final double LN_2 = 0.6931471805599453;

    private Hyperbolic() {}

    /**
     * Returns the inverse hyperbolic sine, by the form of fdlibm's {@code s_asinh.c}, whose relative error stays within 2 ulp for small
     * arguments too.
     *
     * @param x any number
     * @return ln(x + √(x² + 1)); ±∞ for ±∞
     */
    static double asinh(double x) {
        double a = Math.abs(x);
        double magnitude = a > LARGE ? Math.log(a) + LN_2 : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        return Math.copySign(magnitude, x);
    }
}
