package io.dilepton.trainer.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows that classifiers are compared on. The arrays are shared, not copied.
 *
 * @see SeedComparison
 */
public final class WeighedRows {

    /** Bins of the mass, of ten GeV; the last holds what lies above. */
    private static final int BINS = 31;

    private static final double BIN = 10;

    final boolean[] labels;
    final double @Nullable [] weights;

    /** Bin of the mass of each background row that has one; -1 elsewhere. */
    final int[] massBin;

    /**
     * Makes the rows.
     *
     * @param labels true for signal
     * @param weights expected number of events of each row; null where the sample is unweighted
     * @param masses mass of each row, GeV, NaN where it has none; null where none has
     */
    public WeighedRows(boolean[] labels, double @Nullable [] weights, double @Nullable [] masses) {
        this.labels = labels;
        this.weights = weights;
        this.massBin = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            double mass = masses == null || labels[row] ? Double.NaN : masses[row];
            massBin[row] = mass >= 0 ? (int) Math.min(BINS - 1.0, mass / BIN) : -1;
        }
    }

    int size() {
        return labels.length;
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    double[] emptyBins() {
        return new double[BINS];
    }
}
