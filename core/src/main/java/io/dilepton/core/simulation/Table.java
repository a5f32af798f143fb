package io.dilepton.core.simulation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A density in bins, constant in each: drawn from by its cumulative sum. Immutable. */
final class Table {

    private final double[] edges;
    private final double[] cumulative;

    private Table(double[] edges, double[] cumulative) {
        this.edges = edges;
        this.cumulative = cumulative;
    }

    /**
     * Tabulates a density.
     *
     * @param edges rising edges, at least two; kept, not copied
     * @param density density, not negative, taken at the middle of each bin; positive somewhere
     */
    static Table of(double[] edges, DoubleUnaryOperator density) {
        double[] cumulative = new double[edges.length];
        for (int i = 1; i < edges.length; i++) {
            double middle = (edges[i - 1] + edges[i]) / 2;
            cumulative[i] = cumulative[i - 1] + density.applyAsDouble(middle) * (edges[i] - edges[i - 1]);
        }
        return new Table(edges, cumulative);
    }

    /** Returns bins of equal width. */
    static double[] equal(double from, double to, int bins) {
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = from + (to - from) * i / bins;
        }
        return edges;
    }

    /** Returns the integral of the density. */
    double integral() {
        return cumulative[cumulative.length - 1];
    }

    /** Draws a bin. */
    int bin(RandomGenerator random) {
        double target = random.nextDouble() * integral();
        int found = Arrays.binarySearch(cumulative, target);
        return Math.min(found < 0 ? -found - 2 : found, cumulative.length - 2);
    }

    /** Draws a value inside a bin. */
    double inside(int bin, RandomGenerator random) {
        return edges[bin] + (edges[bin + 1] - edges[bin]) * random.nextDouble();
    }

    /** Draws a value. */
    double sample(RandomGenerator random) {
        return inside(bin(random), random);
    }
}
