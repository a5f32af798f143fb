package io.dilepton.generator.quality;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The distribution of one observable in both samples, for plots.
 *
 * @param edges edges of the bins of the histograms, rising, in the observable's unit: from the 0.1% to the 99.9% quantile of the reference
 * @param generated generated events in each bin
 * @param reference reference events in each bin
 * @param generatedBelow generated events below the first edge
 * @param referenceBelow reference events below the first edge
 * @param generatedTotal all generated events
 * @param referenceTotal all reference events
 */
public record FeatureShape(
        List<Double> edges,
        List<Long> generated,
        List<Long> reference,
        long generatedBelow,
        long referenceBelow,
        long generatedTotal,
        long referenceTotal) {

    private static final int BINS = 50;
    private static final double TAIL = 0.001;

    /** Copies. */
    public FeatureShape {
        edges = List.copyOf(edges);
        generated = List.copyOf(generated);
        reference = List.copyOf(reference);
    }

    /** Counts; both samples rising and not empty. */
    static FeatureShape of(double[] generated, double[] reference) {
        double low = reference[(int) (TAIL * (reference.length - 1))];
        double high = reference[(int) Math.ceil((1 - TAIL) * (reference.length - 1))];
        double[] edges = high > low ? edges(low, high, BINS) : edges(low - 0.5, low + 0.5, 1);
        return new FeatureShape(
                DoubleStream.of(edges).boxed().toList(),
                counts(generated, edges),
                counts(reference, edges),
                below(generated, edges[0]),
                below(reference, edges[0]),
                generated.length,
                reference.length);
    }

    private static double[] edges(double low, double high, int bins) {
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> low + (high - low) * i / bins);
        return edges;
    }

    private static List<Long> counts(double[] sorted, double[] edges) {
        long[] counts = new long[edges.length - 1];
        for (int i = 0; i < counts.length; i++) {
            double end = i == counts.length - 1 ? Math.nextUp(edges[i + 1]) : edges[i + 1];
            counts[i] = below(sorted, end) - below(sorted, edges[i]);
        }
        return LongStream.of(counts).boxed().toList();
    }

    private static long below(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        int first = place < 0 ? -place - 1 : place;
        while (first > 0 && sorted[first - 1] == value) {
            first--;
        }
        return first;
    }
}
