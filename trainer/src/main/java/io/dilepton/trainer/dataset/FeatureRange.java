package io.dilepton.trainer.dataset;

import io.dilepton.core.features.Feature;
import io.dilepton.core.features.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which values of a feature a model was trained on: outside of them it guesses.
 *
 * @param name name of the feature
 * @param unit its unit, 1 where it has none
 * @param missing share of the rows that lack it
 * @param min smallest value of those that have it; NaN, as the others, where all lack it
 * @param low value that 1% lie below
 * @param median median
 * @param high value that 99% lie below
 * @param max largest value
 */
public record FeatureRange(
        String name, String unit, double missing, double min, double low, double median, double high, double max) {

    private static final double TAIL = 0.01;

    /**
     * Measures the columns of a matrix.
     *
     * @param features feature set of the rows
     * @param rows training rows, at least one
     * @return one range per feature, in the order of the set
     */
    public static List<FeatureRange> of(FeatureSet features, FeatureMatrix rows) {
        List<FeatureRange> ranges = new ArrayList<>();
        for (int column = 0; column < rows.width(); column++) {
            ranges.add(of(features.features().get(column), rows.column(column)));
        }
        return ranges;
    }

    private static FeatureRange of(Feature feature, float[] values) {
        float[] sorted = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (value != FeatureSet.MISSING) {
                sorted[count++] = value;
            }
        }
        Arrays.sort(sorted, 0, count);
        return new FeatureRange(
                feature.name(),
                feature.unit(),
                1 - (double) count / values.length,
                quantile(sorted, count, 0),
                quantile(sorted, count, TAIL),
                quantile(sorted, count, 0.5),
                quantile(sorted, count, 1 - TAIL),
                quantile(sorted, count, 1));
    }

    private static double quantile(float[] sorted, int count, double share) {
        return count == 0 ? Double.NaN : sorted[(int) Math.round(share * (count - 1))];
    }
}
