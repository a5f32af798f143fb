package io.dilepton.trainer.generative;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.QuantitySet;
import java.util.Arrays;
import java.util.List;

/** Rows to learn from: columns of continuous quantities, then columns that are −1 or +1. Immutable by convention: nobody writes to the array. */
public final class SampleMatrix {

    private final int continuous;
    private final int signs;
    private final float[] values;

    /**
     * Makes a matrix.
     *
     * @param continuous number of continuous columns, at least 1
     * @param signs number of columns that are −1 or +1
     * @param values row-major float32 [rows, continuous + signs]; given away
     */
    public SampleMatrix(int continuous, int signs, float[] values) {
        if (continuous < 1 || signs < 0 || values.length % (continuous + signs) != 0) {
            throw new IllegalArgumentException(
                    values.length + " values are no rows of " + continuous + " + " + signs + " columns");
        }
        this.continuous = continuous;
        this.signs = signs;
        this.values = values;
    }

    /**
     * Takes the quantities of events.
     *
     * @param events events to which the set applies
     * @param set the quantities
     * @return one row per event
     */
    public static SampleMatrix of(List<CollisionEvent> events, QuantitySet set) {
        float[] values = new float[events.size() * set.size()];
        for (int row = 0; row < events.size(); row++) {
            set.encode(events.get(row), values, row * set.size());
        }
        return new SampleMatrix(set.continuous(), set.size() - set.continuous(), values);
    }

    /**
     * Returns the number of rows.
     *
     * @return rows
     */
    public int rows() {
        return values.length / width();
    }

    /**
     * Returns the number of columns.
     *
     * @return continuous and others
     */
    public int width() {
        return continuous + signs;
    }

    /**
     * Returns the number of continuous columns.
     *
     * @return the first ones
     */
    public int continuous() {
        return continuous;
    }

    /**
     * Returns the number of columns that are −1 or +1.
     *
     * @return the last ones
     */
    public int signs() {
        return signs;
    }

    /**
     * Returns the values.
     *
     * @return row-major float32 [rows, width]; not to be written to
     */
    public float[] values() {
        return values;
    }

    /** A copy of a column, sorted. */
    float[] sorted(int column) {
        float[] sorted = column(column);
        Arrays.sort(sorted);
        return sorted;
    }

    float[] column(int column) {
        float[] copy = new float[rows()];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = values[row * width() + column];
        }
        return copy;
    }

    /** Share of the rows in which a column is +1. */
    double positive(int column) {
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            count += values[row * width() + column] > 0 ? 1 : 0;
        }
        return (double) count / rows();
    }

    /** Some of the rows. */
    SampleMatrix taken(int[] rows) {
        float[] copy = new float[rows.length * width()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width(), copy, i * width(), width());
        }
        return new SampleMatrix(continuous, signs, copy);
    }

    /** The first rows, at most so many. */
    SampleMatrix first(int most) {
        return most >= rows() ? this : new SampleMatrix(continuous, signs, Arrays.copyOf(values, most * width()));
    }

    /** Rows whose continuous columns are mapped linearly, by a matrix of them. */
    SampleMatrix mapped(double[][] map) {
        float[] copy = values.clone();
        for (int first = 0; first < copy.length; first += width()) {
            for (int i = 0; i < continuous; i++) {
                double sum = 0;
                for (int j = 0; j < continuous; j++) {
                    sum += map[i][j] * values[first + j];
                }
                copy[first + i] = (float) sum;
            }
        }
        return new SampleMatrix(continuous, signs, copy);
    }
}
