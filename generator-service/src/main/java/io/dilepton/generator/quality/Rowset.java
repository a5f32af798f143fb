package io.dilepton.generator.quality;

import io.dilepton.generator.quality.statistics.Rows;
import java.util.Arrays;

/** A sample of events as rows of observables, with its columns in rising order. */
final class Rowset {

    private final double[][] rows;
    private final double[][] sorted;

    private Rowset(double[][] rows, double[][] sorted) {
        this.rows = rows;
        this.sorted = sorted;
    }

    static Rowset of(double[][] rows, int width) {
        double[][] sorted = new double[width][];
        for (int column = 0; column < width; column++) {
            sorted[column] = Rows.column(rows, column);
            Arrays.sort(sorted[column]);
        }
        return new Rowset(rows, sorted);
    }

    static Rowset of(double[][] rows, int from, int to) {
        return of(Arrays.copyOfRange(rows, from, to), rows[0].length);
    }

    double[][] rows() {
        return rows;
    }

    int size() {
        return rows.length;
    }

    /** Returns a column in rising order, not to be changed. */
    double[] sorted(int column) {
        return sorted[column];
    }

    /** Returns the rows whose value in a column lies in [low, high). */
    Rowset between(int column, double low, double high) {
        return of(
                Arrays.stream(rows)
                        .filter(row -> row[column] >= low && row[column] < high)
                        .toArray(double[][]::new),
                sorted.length);
    }
}
