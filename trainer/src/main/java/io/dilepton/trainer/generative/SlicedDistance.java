package io.dilepton.trainer.generative;

import io.dilepton.core.generation.CounterRandom;
import java.util.Arrays;

/**
 * Distance of two samples: the Wasserstein-1 distance in units of the standard deviation of the first, mean over its columns and over fixed random directions between
 * them, so that wrong correlations count as wrong distributions do (sliced Wasserstein distance, Rabin et al., doi:10.1007/978-3-642-24785-9_37).
 */
final class SlicedDistance {

    private static final int DIRECTIONS = 32;
    private static final long STREAM = 0x51CEDL;
    private static final int POINTS = 400;

    private final SampleMatrix reference;
    private final double[][] directions;
    private final double[][] quantiles;

    SlicedDistance(SampleMatrix reference) {
        this.reference = reference;
        int width = reference.width();
        double[] deviations = new double[width];
        for (int column = 0; column < width; column++) {
            deviations[column] = deviation(widened(reference.column(column)));
        }
        directions = new double[width + DIRECTIONS][width];
        for (int i = 0; i < directions.length; i++) {
            for (int column = 0; column < width; column++) {
                double weight = i < width
                        ? i == column ? 1 : 0
                        : CounterRandom.normal(CounterRandom.start(STREAM, i, 0), column);
                directions[i][column] = deviations[column] > 0 ? weight / deviations[column] : 0;
            }
        }
        quantiles = new double[directions.length][];
        for (int i = 0; i < directions.length; i++) {
            quantiles[i] = projected(reference, directions[i]);
            double deviation = deviation(quantiles[i]);
            for (int column = 0; column < width && deviation > 0; column++) {
                directions[i][column] /= deviation;
            }
            quantiles[i] = quantiles(projected(reference, directions[i]));
        }
    }

    /** Mean distance of another sample of the same columns. */
    double to(SampleMatrix other) {
        if (other.width() != reference.width()) {
            throw new IllegalArgumentException(
                    "samples of " + other.width() + " and " + reference.width() + " columns");
        }
        double sum = 0;
        for (int i = 0; i < directions.length; i++) {
            double[] theirs = quantiles(projected(other, directions[i]));
            double distance = 0;
            for (int point = 0; point < POINTS; point++) {
                distance += Math.abs(theirs[point] - quantiles[i][point]);
            }
            sum += distance / POINTS;
        }
        return sum / directions.length;
    }

    private static double[] projected(SampleMatrix rows, double[] direction) {
        double[] values = new double[rows.rows()];
        for (int row = 0; row < values.length; row++) {
            double sum = 0;
            for (int column = 0; column < direction.length; column++) {
                sum += direction[column] * rows.values()[row * direction.length + column];
            }
            values[row] = sum;
        }
        return values;
    }

    private static double[] quantiles(double[] values) {
        Arrays.sort(values);
        double[] at = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            at[i] = values[(int) ((i + 0.5) / POINTS * values.length)];
        }
        return at;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }
}
