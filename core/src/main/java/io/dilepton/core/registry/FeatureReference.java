package io.dilepton.core.registry;

import java.util.Arrays;
import java.util.List;

/**
 * How one quantity was distributed when a model was trained: what a stream measures the drift of its input against. A histogram over bins
 * that hold about the same number of rows, at most {@value #MOST_BINS}; a value that many rows share, such as a jet count or the mark
 * of a missing value, has a bin of its own.
 *
 * @param name name of the feature, or {@value #PROBABILITY} for the score of the model
 * @param rows number of rows, the sum of the counts, positive
 * @param edges inner edges e0 &lt; e1 &lt; … in float32, the type of the features, so that a comparison with one is exact; empty where
 *     all rows have the same value
 * @param counts rows in (-∞, e0], (e0, e1], …, (en, ∞): one more than there are edges
 */
public record FeatureReference(String name, long rows, List<Float> edges, List<Long> counts) {

    /** Most bins of a reference that {@link #of} makes. */
    public static final int MOST_BINS = 50;

    /** Name of the reference of the score: {@value}. */
    public static final String PROBABILITY = "probability";

    /** Checks that edges rise and counts add up, and copies. */
    public FeatureReference {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        require(!name.isBlank(), name, "a name is needed");
        require(
                counts.size() == edges.size() + 1,
                name,
                edges.size() + " edges make " + (edges.size() + 1) + " bins, not " + counts.size());
        for (int i = 0; i < edges.size(); i++) {
            require(Float.isFinite(edges.get(i)), name, "edge " + i + " is not finite");
            require(i == 0 || edges.get(i - 1) < edges.get(i), name, "edge " + i + " is not above the one before");
        }
        require(counts.stream().allMatch(count -> count >= 0), name, "a count is negative");
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        require(rows > 0 && sum == rows, name, "the counts add up to " + sum + ", the rows are " + rows);
    }

    /**
     * Measures a distribution.
     *
     * @param name name of the quantity
     * @param values its values, at least one, all finite; not changed
     * @return the reference
     */
    public static FeatureReference of(String name, float[] values) {
        float[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            require(Float.isFinite(sorted[i]), name, "the value " + sorted[i] + " is not finite");
            // Makes -0 and 0 one value, as they are to a comparison.
            sorted[i] += 0f;
        }
        Arrays.sort(sorted);
        List<Float> edges = ReferenceBins.edges(sorted, MOST_BINS);
        long[] counts = new long[edges.size() + 1];
        int bin = 0;
        for (float value : sorted) {
            while (bin < edges.size() && value > edges.get(bin)) {
                bin++;
            }
            counts[bin]++;
        }
        return new FeatureReference(
                name, sorted.length, edges, Arrays.stream(counts).boxed().toList());
    }

    /**
     * Finds the bin of a value.
     *
     * @param value any value but NaN
     * @return index into {@link #counts}
     */
    public int bin(float value) {
        int low = 0;
        int high = edges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value > edges.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void require(boolean condition, String name, String message) {
        if (!condition) {
            throw new IllegalArgumentException("reference of '" + name + "': " + message);
        }
    }
}
