package io.dilepton.cli.reproduce;

import io.dilepton.trainer.evaluation.Correlation;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Wasserstein;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Observables of generated events beside those of held-out ones. */
final class GeneratedRows {

    private final double[][] real;
    private final double[][] made;

    GeneratedRows(double[][] real, double[][] made) {
        this.real = real;
        this.made = made;
    }

    /** |mean of the generated − mean of the held-out| over the latter, of a column. */
    double relativeMeanDifference(int column) {
        double expected = mean(real, column);
        return Math.abs(mean(made, column) - expected) / Math.abs(expected);
    }

    /** The same of the column where it is largest. */
    double largestMeanDifference() {
        double largest = 0;
        for (int column = 0; column < real[0].length; column++) {
            largest = Math.max(largest, relativeMeanDifference(column));
        }
        return largest;
    }

    /** Mean over columns of the Wasserstein-1 distance in standard deviations. */
    double distance() {
        return Wasserstein.standardised(real, made);
    }

    /** Largest difference of a Pearson correlation. */
    double largestCorrelationDifference() {
        double largest = 0;
        for (int i = 0; i < real[0].length; i++) {
            for (int j = 0; j < i; j++) {
                largest = Math.max(largest, Math.abs(correlation(real, i, j) - correlation(made, i, j)));
            }
        }
        return largest;
    }

    /** The mean of a figure over seeds, with its interval. */
    static Estimate over(List<GeneratedRows> seeds, ToDoubleFunction<GeneratedRows> figure) {
        return Estimate.ofSeeds(seeds.stream()
                .mapToDouble(figure)
                .mapToObj(value -> new Estimate(value, new Interval(value, value)))
                .toList());
    }

    private static double mean(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
    }

    private static double correlation(double[][] rows, int one, int other) {
        double correlation = Correlation.pearson(column(rows, one), column(rows, other));
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
