package io.dilepton.core.registry;

import java.util.List;

/**
 * Rows that a model was given when it was exported, with the probabilities that it gave: whoever loads the model scores them again and
 * refuses it when they do not come out. So a graph that another runtime, another machine or a damaged build computes differently is found
 * before it decides about an event.
 *
 * @param rows feature rows of training events, extreme ones among them, in the order of the feature set; all of one width
 * @param probabilities probability of signal of each row, in [0, 1], as ONNX Runtime gave it
 * @param tolerance largest absolute difference of a probability that is let pass, in [0, 1)
 */
public record SelfTest(List<List<Float>> rows, List<Float> probabilities, double tolerance) {

    /**
     * Tolerance that the trainer writes: {@value}. On the machine that exported the model the probabilities come out bit for bit. Where
     * the processor has other vector instructions, or a GPU computes, the sums of a layer are rounded in another order, which moves a
     * float32 probability by about 1e-6 (so much differ ONNX Runtime and the library that trained, on the same weights). Ten times that
     * is let pass; a wrong weight, a wrong standardisation or a reduced precision is far beyond.
     */
    public static final double DEFAULT_TOLERANCE = 1e-5;

    /** No self-test, as in manifests written before there was one. */
    public static final SelfTest NONE = new SelfTest(List.of(), List.of(), DEFAULT_TOLERANCE);

    /** Checks the shape and the ranges, and copies. */
    public SelfTest {
        rows = rows.stream().map(List::copyOf).toList();
        probabilities = List.copyOf(probabilities);
        require(
                rows.size() == probabilities.size(),
                "self-test: " + rows.size() + " rows, but " + probabilities.size() + " probabilities");
        require(tolerance >= 0 && tolerance < 1, "self-test: the tolerance must lie in [0, 1), not " + tolerance);
        for (int i = 0; i < rows.size(); i++) {
            List<Float> row = rows.get(i);
            require(
                    !row.isEmpty() && row.size() == rows.get(0).size(),
                    "self-test: row " + i + " has " + row.size() + " features, the first has "
                            + rows.get(0).size());
            require(
                    row.stream().allMatch(Float::isFinite),
                    "self-test: row " + i + " has a feature that is not finite");
            float probability = probabilities.get(i);
            require(
                    probability >= 0 && probability <= 1,
                    "self-test: row " + i + " has probability " + probability + ", which is none");
        }
    }

    /**
     * Tells whether there is nothing to test.
     *
     * @return true without rows
     */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Returns the number of features of a row.
     *
     * @return width; 0 without rows
     */
    public int width() {
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
