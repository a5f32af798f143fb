package io.dilepton.core.generation;

import java.util.Arrays;

/**
 * Where the values of a sample end below. A sample that is cut off has an edge: its distance from there to the tenth value is about a tenth of that from the tenth to the
 * hundredth. A few values may lie apart of it, as those of badly measured tracks do; they are no part of the region. A sample that thins out has no edge.
 *
 * @param bound the lowest value that belongs to the sample
 * @param reach how far below the bound like samples may have values, in the unit of the values: 0 where it is cut off, twice the distance of the tenth value where it thins out
 */
public record SampleEdge(double bound, double reach) {

    private static final int NEAR = 10;
    private static final int FAR = 100;
    private static final double THIN = 0.3;
    private static final double REACH = 2;

    /** Values that may lie apart: at most so many, and of no more than one in so many. */
    private static final int MOST_APART = 4;

    private static final int ONE_IN = 2000;

    /**
     * Finds the edge.
     *
     * @param values the sample, at least one value, in any order; not changed
     * @return its lower end
     * @throws IllegalArgumentException when there is no value
     */
    public static SampleEdge below(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample of no values has no edge");
        }
        double[] sorted = Arrays.stream(values).sorted().limit(FAR + MOST_APART).toArray();
        int apart = Math.min(MOST_APART, values.length / ONE_IN);
        for (int first = 0; first <= apart; first++) {
            double near = at(sorted, first + NEAR - 1);
            if (near - sorted[first] <= THIN * (at(sorted, first + FAR - 1) - near)) {
                return new SampleEdge(sorted[first], 0);
            }
        }
        return new SampleEdge(sorted[0], REACH * (at(sorted, NEAR - 1) - sorted[0]));
    }

    private static double at(double[] sorted, int index) {
        return sorted[Math.min(index, sorted.length - 1)];
    }
}
