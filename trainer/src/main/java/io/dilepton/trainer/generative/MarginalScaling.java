package io.dilepton.trainer.generative;

import io.dilepton.core.generation.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a network's outputs mean: for each continuous column a rising curve of straight pieces from the scaled value to the quantity, and back. Beyond its ends the curve
 * is level, so that no quantity is outside of what the training events had. Immutable.
 */
public final class MarginalScaling {

    private static final int CENTRAL = 120;
    private static final double[] TAIL = {0.0002, 0.001, 0.0025};
    private static final double NORMAL_END = 4.5;
    private static final double LEAST_STEP = 1e-4;

    private final List<float[]> scaled;
    private final List<float[]> quantity;
    private final boolean bounded;

    private MarginalScaling(List<float[]> scaled, List<float[]> quantity, boolean bounded) {
        this.scaled = scaled;
        this.quantity = quantity;
        this.bounded = bounded;
    }

    /**
     * Makes every column normal: the quantiles of the training rows are those of the normal distribution.
     *
     * @param training rows to learn from
     * @return the scaling
     */
    static MarginalScaling normal(SampleMatrix training) {
        List<float[]> scaled = new ArrayList<>();
        List<float[]> quantity = new ArrayList<>();
        for (int column = 0; column < training.continuous(); column++) {
            scaled.add(normalKnots());
            quantity.add(rising(quantiles(training.sorted(column))));
        }
        return new MarginalScaling(scaled, quantity, false);
    }

    /**
     * Scales every column to [0, 1] by a straight line.
     *
     * @param training rows to learn from
     * @param tail share of the rows, those of the highest values of each column, which are put at the lowest of them first; 0 for none. The study cuts 10%
     * @return the scaling
     */
    static MarginalScaling unit(SampleMatrix training, double tail) {
        List<float[]> scaled = new ArrayList<>();
        List<float[]> quantity = new ArrayList<>();
        for (int column = 0; column < training.continuous(); column++) {
            float[] sorted = training.sorted(column);
            float low = sorted[0];
            float high = sorted[(int) Math.round((sorted.length - 1) * (1 - tail))];
            scaled.add(new float[] {0, 1});
            quantity.add(new float[] {low, Math.max(high, Math.nextUp(low))});
        }
        return new MarginalScaling(scaled, quantity, true);
    }

    /**
     * Keeps the quantiles of the quantities, but reached where a generator's outputs have them: its distribution of every column becomes that of the training rows.
     *
     * @param outputs scaled rows of the generator
     * @return the scaling
     */
    MarginalScaling fittedTo(SampleMatrix outputs) {
        List<float[]> knots = new ArrayList<>();
        for (int column = 0; column < scaled.size(); column++) {
            float[] at = rising(quantiles(outputs.sorted(column)));
            knots.add(at);
        }
        return new MarginalScaling(knots, quantity, bounded);
    }

    /** Whether scaled values lie in [0, 1]. */
    boolean isBounded() {
        return bounded;
    }

    /**
     * Returns where the curve of a column bends.
     *
     * @param column column number
     * @return rising scaled values; not to be written to
     */
    public float[] scaledKnots(int column) {
        return scaled.get(column);
    }

    /**
     * Returns what the column is there.
     *
     * @param column column number
     * @return rising quantities; not to be written to
     */
    public float[] quantityKnots(int column) {
        return quantity.get(column);
    }

    /** Rows as the networks see them. */
    SampleMatrix scale(SampleMatrix rows) {
        return mapped(rows, quantity, scaled);
    }

    /** Rows as they are. */
    SampleMatrix unscale(SampleMatrix rows) {
        return mapped(rows, scaled, quantity);
    }

    private static SampleMatrix mapped(SampleMatrix rows, List<float[]> from, List<float[]> to) {
        float[] values = rows.values().clone();
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.continuous(); column++) {
                int i = row * rows.width() + column;
                values[i] = curve(from.get(column), to.get(column), values[i]);
            }
        }
        return new SampleMatrix(rows.continuous(), rows.signs(), values);
    }

    private static float curve(float[] from, float[] to, float x) {
        if (x <= from[0]) {
            return to[0];
        }
        if (x >= from[from.length - 1]) {
            return to[to.length - 1];
        }
        int found = Arrays.binarySearch(from, x);
        int low = found >= 0 ? Math.min(found, from.length - 2) : -found - 2;
        double share = ((double) x - from[low]) / ((double) from[low + 1] - from[low]);
        return (float) (to[low] + share * ((double) to[low + 1] - to[low]));
    }

    private static double[] probabilities() {
        double[] all = new double[CENTRAL + 2 * TAIL.length];
        for (int i = 0; i < TAIL.length; i++) {
            all[i] = TAIL[i];
            all[all.length - 1 - i] = 1 - TAIL[i];
        }
        for (int i = 0; i < CENTRAL; i++) {
            all[TAIL.length + i] = (i + 0.5) / CENTRAL;
        }
        return all;
    }

    private static float[] normalKnots() {
        double[] probabilities = probabilities();
        float[] knots = new float[probabilities.length + 2];
        for (int i = 0; i < probabilities.length; i++) {
            knots[i + 1] = (float) CounterRandom.normalQuantile(probabilities[i]);
        }
        knots[0] = (float) -NORMAL_END;
        knots[knots.length - 1] = (float) NORMAL_END;
        return knots;
    }

    /** Smallest value, quantiles, largest value. */
    private static float[] quantiles(float[] sorted) {
        double[] probabilities = probabilities();
        float[] values = new float[probabilities.length + 2];
        values[0] = sorted[0];
        values[values.length - 1] = sorted[sorted.length - 1];
        for (int i = 0; i < probabilities.length; i++) {
            double position = probabilities[i] * (sorted.length - 1);
            int low = (int) position;
            float above = sorted[Math.min(low + 1, sorted.length - 1)];
            values[i + 1] = (float) (sorted[low] + (position - low) * ((double) above - sorted[low]));
        }
        return values;
    }

    /** Makes values rise strictly, by little, where they repeat. */
    private static float[] rising(float[] values) {
        double step = LEAST_STEP * Math.max(values[values.length - 1] - values[0], LEAST_STEP) / values.length;
        for (int i = 1; i < values.length; i++) {
            float least = Math.max((float) (values[i - 1] + step), Math.nextUp(values[i - 1]));
            values[i] = Math.max(values[i], least);
        }
        return values;
    }
}
