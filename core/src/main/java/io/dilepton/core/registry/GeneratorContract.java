package io.dilepton.core.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a generator of events takes and gives, and how whoever loads it can see that it computes as it did when it was exported.
 *
 * @param latent number of independent standard normal numbers that one event is made of; 0 for a model that is no generator
 * @param acceptance what the events that it was trained on had in common, by name: GeV, no unit for pseudorapidity. Rows outside are no events and are drawn again
 * @param latents rows of latent numbers for the self-test
 * @param quantities the rows of quantities that the exported graph made of them
 * @param tolerance largest difference that is let pass, relative where a quantity is above 1, in [0, 1)
 */
public record GeneratorContract(
        int latent,
        Map<String, Double> acceptance,
        List<List<Float>> latents,
        List<List<Float>> quantities,
        double tolerance) {

    /**
     * Tolerance that the trainer writes: {@value}. Ten times what the last digits of float32 differ by between processors; wrong weights are far beyond.
     */
    public static final double DEFAULT_TOLERANCE = 1e-4;

    /** The model is no generator. */
    public static final GeneratorContract NONE =
            new GeneratorContract(0, Map.of(), List.of(), List.of(), DEFAULT_TOLERANCE);

    /** Checks the shape and copies. */
    public GeneratorContract {
        acceptance = Map.copyOf(new TreeMap<>(acceptance));
        latents = latents.stream().map(List::copyOf).toList();
        quantities = quantities.stream().map(List::copyOf).toList();
        require(latent >= 0, "the latent numbers must not be fewer than none");
        require(tolerance >= 0 && tolerance < 1, "the tolerance must lie in [0, 1), not " + tolerance);
        require(latents.size() == quantities.size(), "a self-test needs as many rows of quantities as of latents");
        require(latent == 0 == latents.isEmpty(), "a generator needs a self-test, and nothing else has one");
        requireWidth(latents, latent);
        requireWidth(quantities, quantities.isEmpty() ? 0 : quantities.get(0).size());
    }

    /**
     * Tells whether there is a generator.
     *
     * @return false for {@link #NONE}
     */
    public boolean exists() {
        return latent > 0;
    }

    /**
     * Returns the number of quantities of an event.
     *
     * @return width of a row; 0 for {@link #NONE}
     */
    public int width() {
        return quantities.isEmpty() ? 0 : quantities.get(0).size();
    }

    private static void requireWidth(List<List<Float>> rows, int width) {
        for (List<Float> row : rows) {
            require(
                    row.size() == width && width > 0,
                    "rows of " + width + " numbers are expected, one has " + row.size());
            require(row.stream().allMatch(Float::isFinite), "a number of the self-test is not finite");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("generator: " + message);
        }
    }

    /** Leaves the field out of the manifests of classifiers. */
    static final class Absent {

        @Override
        public boolean equals(Object other) {
            return NONE.equals(other);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(NONE);
        }
    }
}
