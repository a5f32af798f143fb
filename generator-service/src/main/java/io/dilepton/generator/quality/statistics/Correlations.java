package io.dilepton.generator.quality.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Correlation matrices of the observables of a sample. */
public final class Correlations {

    private Correlations() {}

    /**
     * Returns Pearson's coefficients.
     *
     * @param rows at least one row
     * @return float64 [observables][observables], each in [-1, 1]; 0 beside a constant column
     */
    public static double[][] pearson(double[][] rows) {
        int width = rows[0].length;
        double[][] columns = IntStream.range(0, width)
                .mapToObj(i -> unit(Rows.column(rows, i)))
                .toArray(double[][]::new);
        double[][] matrix = new double[width][width];
        for (int i = 0; i < width; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int row = 0; row < rows.length; row++) {
                    sum += columns[i][row] * columns[j][row];
                }
                matrix[i][j] = Math.max(-1, Math.min(1, sum));
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /**
     * Returns Spearman's coefficients: Pearson's of the ranks, equal values having the mean of their ranks.
     *
     * @param rows at least one row
     * @return float64 [observables][observables], each in [-1, 1]; 0 beside a constant column
     */
    public static double[][] spearman(double[][] rows) {
        int width = rows[0].length;
        double[][] ranked = new double[rows.length][width];
        for (int column = 0; column < width; column++) {
            double[] ranks = ranks(Rows.column(rows, column));
            for (int row = 0; row < rows.length; row++) {
                ranked[row][column] = ranks[row];
            }
        }
        return pearson(ranked);
    }

    /**
     * Returns the largest difference of two matrices.
     *
     * @param first a matrix
     * @param second one of the same size
     * @return largest |first − second| of all elements
     */
    public static double largestDifference(double[][] first, double[][] second) {
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < first.length; j++) {
                largest = Math.max(largest, Math.abs(first[i][j] - second[i][j]));
            }
        }
        return largest;
    }

    /** Takes the mean away and makes the sum of squares 1; all zero for a constant column. */
    private static double[] unit(double[] values) {
        double mean = Rows.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double norm = Math.sqrt(squares);
        double[] unit = new double[values.length];
        Arrays.setAll(unit, i -> norm > 0 ? (values[i] - mean) / norm : 0);
        return unit;
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
