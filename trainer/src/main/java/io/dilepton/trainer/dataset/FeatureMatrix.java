package io.dilepton.trainer.dataset;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feature rows with their labels, and weights and masses where the sample has any. The arrays are shared, not copied: whoever makes the matrix gives them away. */
public final class FeatureMatrix {

    private final int width;
    private final float[] values;
    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final double @Nullable [] masses;
    private final double @Nullable [] targets;
    private final int positives;

    /**
     * Makes the matrix of an unweighted sample.
     *
     * @param width number of columns, positive
     * @param values row-major float32 [rows, width]; given away
     * @param labels true for signal, one per row; given away
     */
    public FeatureMatrix(int width, float[] values, boolean[] labels) {
        this(width, values, labels, null);
    }

    /**
     * Makes the matrix.
     *
     * @param width number of columns, positive
     * @param values row-major float32 [rows, width]; given away
     * @param labels true for signal, one per row; given away
     * @param weights expected number of events that a row stands for, one per row; given away; null where the sample is unweighted
     */
    public FeatureMatrix(int width, float[] values, boolean[] labels, double @Nullable [] weights) {
        this(width, values, labels, weights, null, null);
    }

    private FeatureMatrix(
            int width,
            float[] values,
            boolean[] labels,
            double @Nullable [] weights,
            double @Nullable [] masses,
            double @Nullable [] targets) {
        if (width < 1 || values.length != width * labels.length) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + labels.length + " rows of " + width + " columns");
        }
        if (weights != null && weights.length != labels.length) {
            throw new IllegalArgumentException(weights.length + " weights for " + labels.length + " rows");
        }
        this.weights = weights;
        if (targets != null && targets.length != labels.length) {
            throw new IllegalArgumentException(targets.length + " targets for " + labels.length + " rows");
        }
        this.masses = masses;
        this.targets = targets;
        this.width = width;
        this.values = values;
        this.labels = labels;
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        this.positives = count;
    }

    /** Puts matrices of one width below each other; weighted where all of them that have rows are. */
    static FeatureMatrix concatenated(int width, List<FeatureMatrix> matrices) {
        int rows = matrices.stream().mapToInt(FeatureMatrix::rows).sum();
        float[] values = new float[Math.multiplyExact(rows, width)];
        boolean[] labels = new boolean[rows];
        double[] weights = new double[rows];
        double[] masses = new double[rows];
        Arrays.fill(masses, Double.NaN);
        boolean weighted = true;
        boolean massive = false;
        int first = 0;
        for (FeatureMatrix matrix : matrices) {
            System.arraycopy(matrix.values, 0, values, first * width, matrix.values.length);
            System.arraycopy(matrix.labels, 0, labels, first, matrix.rows());
            if (matrix.weights != null) {
                System.arraycopy(matrix.weights, 0, weights, first, matrix.rows());
            } else {
                weighted &= matrix.rows() == 0;
            }
            if (matrix.masses != null) {
                System.arraycopy(matrix.masses, 0, masses, first, matrix.rows());
                massive = true;
            }
            first += matrix.rows();
        }
        return new FeatureMatrix(width, values, labels, weighted ? weights : null, massive ? masses : null, null);
    }

    /**
     * Sets what training aims at instead of the labels.
     *
     * @param newTargets probability of signal, in [0, 1], one per row; given away
     * @return the same rows
     */
    public FeatureMatrix withTargets(double[] newTargets) {
        return new FeatureMatrix(width, values, labels, weights, masses, newTargets);
    }

    /**
     * Returns some of the rows.
     *
     * @param rows numbers of the rows, from 0
     * @return a copy of them, in this order
     */
    public FeatureMatrix selected(int[] rows) {
        float[] some = new float[Math.multiplyExact(rows.length, width)];
        boolean[] theirLabels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, some, i * width, width);
            theirLabels[i] = labels[rows[i]];
        }
        return new FeatureMatrix(
                width, some, theirLabels, selected(weights, rows), selected(masses, rows), selected(targets, rows));
    }

    private static double @Nullable [] selected(double @Nullable [] values, int[] rows) {
        return values == null
                ? null
                : Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
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

    /**
     * Returns the weights. They are no features, and training does not use them: they belong to metrics that count expected events.
     *
     * @return expected number of events, one per row, not to be written to; null where the sample is unweighted
     */
    public double @Nullable [] weights() {
        return weights;
    }

    /**
     * Returns the masses of the events. They are no features, and training does not use them: they tell whether scores sculpt the mass spectrum.
     *
     * @return mass of each row, GeV, NaN where it has none; not to be written to; null where no row has one
     */
    public double @Nullable [] masses() {
        return masses;
    }

    /**
     * Returns what training aims at.
     *
     * @param row number of the row
     * @return probability of signal: that of a teacher where one has been set, otherwise 1 for a signal row and 0 for a background row
     */
    public double target(int row) {
        return targets != null ? targets[row] : labels[row] ? 1 : 0;
    }

    /**
     * Returns one column.
     *
     * @param column number of the column, from 0
     * @return a copy, one value per row
     */
    public float[] column(int column) {
        float[] copy = new float[labels.length];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = values[row * width + column];
        }
        return copy;
    }

    /** Rows that grow one by one. */
    public static final class Builder {

        private final int width;
        private float[] values;
        private boolean[] labels;
        private double[] weights;
        private double[] masses;
        private boolean weighted = true;
        private boolean massive;
        private int rows;

        /**
         * Begins a matrix without rows.
         *
         * @param width number of columns, positive
         */
        public Builder(int width) {
            this.width = width;
            this.values = new float[1024 * width];
            this.labels = new boolean[1024];
            this.weights = new double[1024];
            this.masses = new double[1024];
        }

        /**
         * Adds a row.
         *
         * @param row values, one per column; copied
         * @param label true for signal
         * @param weight expected number of events that the row stands for; NaN for none, which makes the whole sample unweighted
         */
        public void add(float[] row, boolean label, double weight) {
            add(row, label, weight, Double.NaN);
        }

        /**
         * Adds a row with a mass.
         *
         * @param row values, one per column; copied
         * @param label true for signal
         * @param weight expected number of events that the row stands for; NaN for none, which makes the whole sample unweighted
         * @param mass mass of the event, GeV; NaN where it has none
         */
        public void add(float[] row, boolean label, double weight, double mass) {
            if (rows == labels.length) {
                int capacity = Math.multiplyExact(2, rows);
                values = Arrays.copyOf(values, Math.multiplyExact(capacity, width));
                labels = Arrays.copyOf(labels, capacity);
                weights = Arrays.copyOf(weights, capacity);
                masses = Arrays.copyOf(masses, capacity);
            }
            System.arraycopy(row, 0, values, rows * width, width);
            labels[rows] = label;
            weights[rows] = weight;
            masses[rows] = mass;
            massive |= !Double.isNaN(mass);
            weighted &= !Double.isNaN(weight);
            rows++;
        }

        /**
         * Ends the matrix.
         *
         * @return the rows in the order of adding
         */
        public FeatureMatrix build() {
            return new FeatureMatrix(
                    width,
                    Arrays.copyOf(values, rows * width),
                    Arrays.copyOf(labels, rows),
                    weighted ? Arrays.copyOf(weights, rows) : null,
                    massive ? Arrays.copyOf(masses, rows) : null,
                    null);
        }
    }
}
