package io.dilepton.generator.quality;

import java.util.Arrays;
import java.util.List;

/**
 * How well the correlations of the observables are generated.
 *
 * @param generated coefficients of all generated events, a list of rows in the order of the observables
 * @param reference coefficients of all reference events
 * @param maxDifference largest magnitude of their difference, and its floor for samples of the sizes at hand
 */
public record MatrixQuality(List<List<Double>> generated, List<List<Double>> reference, Figure maxDifference) {

    /** Copies. */
    public MatrixQuality {
        generated = generated.stream().map(List::copyOf).toList();
        reference = reference.stream().map(List::copyOf).toList();
    }

    static MatrixQuality of(double[][] generated, double[][] reference, Figure maxDifference) {
        return new MatrixQuality(lists(generated), lists(reference), maxDifference);
    }

    private static List<List<Double>> lists(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
