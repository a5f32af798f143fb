package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/**
 * Bins of the same width for masses; what lies outside counts in the first or last.
 *
 * @param low lower edge, GeV
 * @param high upper edge, GeV
 * @param count number of bins
 */
public record MassBins(double low, double high, int count) {

    /** Number of bins that {@link #around} makes. */
    public static final int USUAL = 40;

    private static final double TAIL = 0.005;

    /** Checks that there is something to count in. */
    public MassBins {
        if (!(low < high) || count < 1) {
            throw new IllegalArgumentException(count + " bins from " + low + " to " + high + " GeV");
        }
    }

    /**
     * Chooses bins that hold nearly all of the masses, with edges at multiples of 10 GeV.
     *
     * @param masses masses, GeV; NaN is passed over
     * @return {@value #USUAL} bins
     */
    public static MassBins around(double[] masses) {
        double[] sorted = Arrays.stream(masses)
                .filter(mass -> !Double.isNaN(mass))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new MassBins(0, 100, USUAL);
        }
        double low = 10 * Math.floor(sorted[(int) (TAIL * (sorted.length - 1))] / 10);
        double high = 10 * Math.ceil(sorted[(int) ((1 - TAIL) * (sorted.length - 1))] / 10);
        return new MassBins(low, Math.max(high, low + 10), USUAL);
    }

    /**
     * Finds the bin of a mass.
     *
     * @param mass mass, GeV, no NaN
     * @return number of the bin, from 0
     */
    public int bin(double mass) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor((mass - low) / (high - low) * count)));
    }

    /**
     * Returns an edge.
     *
     * @param number from 0 to {@link #count}
     * @return mass, GeV
     */
    public double edge(int number) {
        return low + (high - low) * number / count;
    }
}
