package io.dilepton.core.generation;

/**
 * Pseudo-random numbers without a state: number {@code lane} of attempt {@code attempt} at event {@code index} follows from these three and the seed
 * alone, so that any part of a sequence can be made anywhere, in any order.
 *
 * <p>Seed, index and attempt are mixed into the starting point of a SplitMix64 sequence (Steele, Lea, Flood, OOPSLA 2014,
 * doi:10.1145/2660193.2660195), whose element {@code lane} is computed directly. Normal deviates are quantiles of uniform ones by algorithm AS 241
 * (Wichura, Appl. Statist. 37 (1988) 477, doi:10.2307/2347330), in strict arithmetic, so that they are the same bits on every machine.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were published
public final class CounterRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    /** Within this distance of the median one quotient of polynomials is the quantile. */
    private static final double CENTRAL = 0.425;

    private static final double CENTRAL_OFFSET = 0.180625;
    private static final double TAIL = 5;
    private static final double TAIL_OFFSET = 1.6;

    private static final double[] CENTRE_TOP = {
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3
    };
    private static final double[] CENTRE_BOTTOM = {
        1,
        4.2313330701600911252e+1,
        6.8718700749205790830e+2,
        5.3941960214247511077e+3,
        2.1213794301586595867e+4,
        3.9307895800092710610e+4,
        2.8729085735721942674e+4,
        5.2264952788528545610e+3
    };
    private static final double[] MIDDLE_TOP = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };
    private static final double[] FAR_TOP = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] FAR_BOTTOM = {
        1,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private CounterRandom() {}

    /**
     * Returns the starting point of the numbers of one attempt.
     *
     * @param seed any seed; others give independent numbers
     * @param index 0-based index of the event
     * @param attempt 0-based number of the attempt at the event
     * @return starting point for {@link #bits}, {@link #uniform} and {@link #normal}
     */
    public static long start(long seed, long index, int attempt) {
        return mix(mix(mix(seed + GOLDEN) + index + GOLDEN) + attempt + GOLDEN);
    }

    /**
     * Returns 64 random bits.
     *
     * @param start starting point of {@link #start}
     * @param lane 0-based number of the deviate
     * @return uniform over all longs
     */
    public static long bits(long start, int lane) {
        return mix(start + (lane + 1L) * GOLDEN);
    }

    /**
     * Returns a uniform deviate.
     *
     * @param start starting point of {@link #start}
     * @param lane 0-based number of the deviate
     * @return in the open interval (0, 1): the middles of 2⁵³ equal parts, so neither 0 nor 1
     */
    public static double uniform(long start, int lane) {
        return ((bits(start, lane) >>> 11) + 0.5) * UNIT;
    }

    /**
     * Returns a normal deviate.
     *
     * @param start starting point of {@link #start}
     * @param lane 0-based number of the deviate
     * @return standard normal deviate, at most 8.3 from 0
     */
    public static double normal(long start, int lane) {
        return normalQuantile(uniform(start, lane));
    }

    /**
     * Returns the quantile of the standard normal distribution.
     *
     * @param probability in (0, 1)
     * @return x with Φ(x) = probability, to about 1 part in 10¹⁶
     */
    public static double normalQuantile(double probability) {
        double distance = probability - 0.5;
        if (Math.abs(distance) <= CENTRAL) {
            double r = CENTRAL_OFFSET - distance * distance;
            return distance * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r);
        }
        double r = Math.sqrt(-StrictMath.log(distance < 0 ? probability : 1 - probability));
        double magnitude = r <= TAIL
                ? polynomial(MIDDLE_TOP, r - TAIL_OFFSET) / polynomial(MIDDLE_BOTTOM, r - TAIL_OFFSET)
                : polynomial(FAR_TOP, r - TAIL) / polynomial(FAR_BOTTOM, r - TAIL);
        return distance < 0 ? -magnitude : magnitude;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
