package io.dilepton.trainer.dataset;

import java.util.Arrays;

/** Feature rows with their labels. The arrays are shared, not copied: whoever makes the matrix gives them away. */
public final class FeatureMatrix {

    private final int width;
    private final float[] values;
    private final boolean[] labels;
    private final int positives;

    /**
     * Makes the matrix.
     *
     * @param width number of columns, positive
     * @param values row-major float32 [rows, width]; given away
     * @param labels true for signal, one per row; given away
     */
    public FeatureMatrix(int width, float[] values, boolean[] labels) {
        if (width < 1 || values.length != width * labels.length) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + labels.length + " rows of " + width + " columns");
        }
        this.width = width;
        this.values = values;
        this.labels = labels;
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        this.positives = count;
    }

    /**
     * Returns the number of columns.
     *
     * @return width of a row
     */
    public int width() {
        return width;
    }

    /**
     * Returns the number of rows.
     *
     * @return number of rows
     */
    public int rows() {
        return labels.length;
    }

    /**
     * Returns the number of rows labelled signal.
     *
     * @return number of rows
     */
    public int positives() {
        return positives;
    }

    /**
     * Returns the values.
     *
     * @return row-major float32 [rows, width]; not to be written to
     */
    public float[] values() {
        return values;
    }

    /**
     * Returns the labels.
     *
     * @return true for signal; not to be written to
     */
    public boolean[] labels() {
        return labels;
    }

    /** Rows that grow one by one. */
    static final class Builder {

        private final int width;
        private float[] values;
        private boolean[] labels;
        private int rows;

        Builder(int width) {
            this.width = width;
            this.values = new float[1024 * width];
            this.labels = new boolean[1024];
        }

        void add(float[] row, boolean label) {
            if (rows == labels.length) {
                int capacity = Math.multiplyExact(2, rows);
                values = Arrays.copyOf(values, Math.multiplyExact(capacity, width));
                labels = Arrays.copyOf(labels, capacity);
            }
            System.arraycopy(row, 0, values, rows * width, width);
            labels[rows] = label;
            rows++;
        }

        FeatureMatrix build() {
            return new FeatureMatrix(width, Arrays.copyOf(values, rows * width), Arrays.copyOf(labels, rows));
        }
    }
}
