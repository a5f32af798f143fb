package io.dilepton.core.fit;

import org.hipparchus.special.Erf;

/**
 * The cumulative normal distribution from a table with cubic interpolation, exact to {@code 1e-9}: the curve asks for it a thousand times at each step of
 * the fit, which the series of a special function would make the whole cost.
 */
final class NormalTable {

    private static final double LIMIT = 9;
    private static final int PER_UNIT = 64;
    private static final int NODES = (int) (2 * LIMIT * PER_UNIT) + 1;
    private static final double[] CUMULATIVE = new double[NODES];

    /** Density at the nodes, times their distance. */
    private static final double[] RISE = new double[NODES];

    static {
        for (int i = 0; i < NODES; i++) {
            double x = (double) i / PER_UNIT - LIMIT;
            CUMULATIVE[i] = Erf.erfc(-x / Math.sqrt(2)) / 2;
            RISE[i] = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / PER_UNIT;
        }
    }

    private NormalTable() {}

    static double cumulative(double x) {
        if (x <= -LIMIT) {
            return 0;
        }
        if (x >= LIMIT) {
            return 1;
        }
        double position = (x + LIMIT) * PER_UNIT;
        int node = Math.min((int) position, NODES - 2);
        double t = position - node;
        double difference = CUMULATIVE[node + 1] - CUMULATIVE[node];
        double bend = RISE[node] + RISE[node + 1] - 2 * difference;
        return CUMULATIVE[node] + t * (RISE[node] + t * (difference - RISE[node] - bend + t * bend));
    }
}
