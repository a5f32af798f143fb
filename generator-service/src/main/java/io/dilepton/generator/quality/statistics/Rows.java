package io.dilepton.generator.quality.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Rows of observables: columns, moments and random draws. */
public final class Rows {

    private Rows() {}

    /**
     * Returns a column.
     *
     * @param rows float64 [events][observables]
     * @param column index of the observable
     * @return a new array
     */
    public static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }

    /**
     * Returns a mean.
     *
     * @param values at least one value
     * @return arithmetic mean
     */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Returns a standard deviation.
     *
     * @param values values
     * @return root of the unbiased variance; 0 for fewer than two values
     */
    public static double deviation(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /**
     * Returns the scale that a column is measured in.
     *
     * @param rows rows
     * @param column index of the observable
     * @return its standard deviation; 1 for a constant column
     */
    public static double scale(double[][] rows, int column) {
        double deviation = deviation(column(rows, column));
        return deviation > 0 ? deviation : 1;
    }

    /**
     * Mixes the order of rows.
     *
     * @param rows rows
     * @param random source of the order
     * @return the same rows in a new array
     */
    public static double[][] shuffled(double[][] rows, RandomGenerator random) {
        double[][] mixed = rows.clone();
        for (int i = mixed.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] row = mixed[i];
            mixed[i] = mixed[other];
            mixed[other] = row;
        }
        return mixed;
    }

    /**
     * Draws rows, with repetition.
     *
     * @param rows at least one row
     * @param count how many to draw
     * @param random source of the draws
     * @return rows in a new array
     */
    public static double[][] drawn(double[][] rows, int count, RandomGenerator random) {
        double[][] drawn = new double[count][];
        for (int i = 0; i < count; i++) {
            drawn[i] = rows[random.nextInt(rows.length)];
        }
        return drawn;
    }

    /**
     * Divides each column by a number.
     *
     * @param rows rows
     * @param scales divisor of each column, not zero
     * @return new rows
     */
    public static double[][] divided(double[][] rows, double[] scales) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] scaled = new double[row.length];
                    Arrays.setAll(scaled, i -> row[i] / scales[i]);
                    return scaled;
                })
                .toArray(double[][]::new);
    }
}
