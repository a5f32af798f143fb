package io.dilepton.core.fit;

/** What the detector and photon radiation make of one mass: the shape that the Breit–Wigner is convolved with. */
public enum ResolutionShape {
    /** A Gaussian. */
    GAUSSIAN {
        @Override
        double cumulative(double distance, double sigma, double tail) {
            return NormalTable.cumulative(distance / sigma);
        }
    },
    /**
     * A Gaussian core with a power-law tail to low masses that starts {@code tail} standard deviations below the peak (Crystal Ball function: J. E.
     * Gaiser, SLAC-R-255 (1982), appendix F), for photons that leptons radiate and the reconstruction misses. The power is 2: with the
     * start of the tail free as well, data of the size of a window do not tell it from its neighbours.
     */
    CRYSTAL_BALL {
        @Override
        double cumulative(double distance, double sigma, double tail) {
            double t = distance / sigma;
            double atStart = Math.exp(-tail * tail / 2);
            double area = TAIL_POWER / tail / (TAIL_POWER - 1) * atStart;
            double core = ROOT_TWO_PI * (1 - NormalTable.cumulative(-tail));
            double below = t < -tail
                    ? area * Math.pow(TAIL_POWER / tail / (TAIL_POWER / tail - tail - t), TAIL_POWER - 1)
                    : area + ROOT_TWO_PI * (NormalTable.cumulative(t) - NormalTable.cumulative(-tail));
            return below / (area + core);
        }
    };

    /** Power of the tail of {@link #CRYSTAL_BALL}. */
    public static final double TAIL_POWER = 2;

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /**
     * Returns the probability to measure less than the true mass plus a distance.
     *
     * @param distance measured minus true mass, GeV
     * @param sigma standard deviation of the core, GeV
     * @param tail start of the tail, in units of sigma, positive
     */
    abstract double cumulative(double distance, double sigma, double tail);

    boolean hasTail() {
        return this == CRYSTAL_BALL;
    }
}
