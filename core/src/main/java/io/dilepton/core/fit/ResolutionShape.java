package io.dilepton.core.fit;

import java.util.function.DoubleUnaryOperator;

/** What the detector and photon radiation make of one mass: the shape that the Breit–Wigner is convolved with. */
public enum ResolutionShape {
    /** A Gaussian. */
    GAUSSIAN {
        @Override
        DoubleUnaryOperator cumulative(double sigma, double tail) {
            return distance -> NormalTable.cumulative(distance / sigma);
        }
    },
    /**
     * A Gaussian core with a power-law tail to low masses that starts {@code tail} standard deviations below the peak (Crystal Ball function: J. E.
     * Gaiser, SLAC-R-255 (1982), appendix F), for photons that leptons radiate and the reconstruction misses. The power is 2: with the
     * start of the tail free as well, data of the size of a window do not tell it from its neighbours.
     */
    CRYSTAL_BALL {
        @Override
        DoubleUnaryOperator cumulative(double sigma, double tail) {
            double reach = TAIL_POWER / tail;
            double pole = reach - tail;
            double coreBelow = NormalTable.cumulative(-tail);
            // The integral of a tail of power 2 falls like the first power of the distance to its pole.
            double area = reach * Math.exp(-tail * tail / 2);
            double total = area + ROOT_TWO_PI * (1 - coreBelow);
            return distance -> {
                double t = distance / sigma;
                double below = t < -tail
                        ? area * reach / (pole - t)
                        : area + ROOT_TWO_PI * (NormalTable.cumulative(t) - coreBelow);
                return below / total;
            };
        }
    };

    /** Power of the tail of {@link #CRYSTAL_BALL}. */
    public static final double TAIL_POWER = 2;

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /**
     * Returns the probability to measure less than the true mass plus a distance, as a function of that distance in GeV.
     *
     * @param sigma standard deviation of the core, GeV
     * @param tail start of the tail, in units of sigma, positive
     */
    abstract DoubleUnaryOperator cumulative(double sigma, double tail);

    boolean hasTail() {
        return this == CRYSTAL_BALL;
    }
}
