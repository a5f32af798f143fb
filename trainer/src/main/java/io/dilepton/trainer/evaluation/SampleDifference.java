package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** How much two samples of the same observables differ, where they differ most. */
public final class SampleDifference {

    private SampleDifference() {}

    /**
     * Returns the largest difference of a mean.
     *
     * @param reference rows of observables
     * @param other other rows of them
     * @return difference of the means over the mean magnitude in the reference; of the observable where that is largest
     */
    public static double ofMeans(double[][] reference, double[][] other) {
        double largest = 0;
        for (int i = 0; i < reference[0].length; i++) {
            double[] real = column(reference, i);
            double magnitude = Arrays.stream(real).map(Math::abs).average().orElse(0);
            double difference = Math.abs(mean(real) - mean(column(other, i)));
            largest = Math.max(largest, magnitude > 0 ? difference / magnitude : difference);
        }
        return largest;
    }

    /**
     * Returns the largest difference of a coefficient of correlation, linear or of ranks.
     *
     * @param reference rows of observables
     * @param other other rows of them
     * @return difference, of the pair of observables and the kind of correlation where it is largest; pairs without a coefficient are passed over
     */
    public static double ofCorrelations(double[][] reference, double[][] other) {
        return Math.max(
                largest(reference, other, Correlation::pearson), largest(reference, other, Correlation::spearman));
    }

    private static double largest(
            double[][] reference, double[][] other, ToDoubleBiFunction<double[], double[]> coefficient) {
        double largest = 0;
        for (int i = 0; i < reference[0].length; i++) {
            for (int j = 0; j < i; j++) {
                double difference = coefficient.applyAsDouble(column(reference, i), column(reference, j))
                        - coefficient.applyAsDouble(column(other, i), column(other, j));
                largest = Double.isNaN(difference) ? largest : Math.max(largest, Math.abs(difference));
            }
        }
        return largest;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
