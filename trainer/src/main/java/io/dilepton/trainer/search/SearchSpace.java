package io.dilepton.trainer.search;

import static java.util.Map.entry;

import io.dilepton.trainer.physics.PhysicsPlan;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The ranges of a search, by the names of {@link PlanFields} and {@value #ALPHA}. Values of an optimiser or schedule that a draw has not chosen
 * are left out of it, and so are the weights of physics terms where it has chosen none.
 */
public final class SearchSpace {

    /**
     * L2 penalty as scikit-learn has it: divided by the rows of a batch, it is the weight decay.
     */
    public static final String ALPHA = "alpha";

    private static final Set<String> OF_SGD = Set.of("momentum", "nesterov", "schedule", "power");
    private static final Set<String> OF_ADAM = Set.of("beta1", "beta2", "epsilon");

    private final Map<String, Dimension> dimensions = new TreeMap<>();

    private SearchSpace() {}

    /**
     * Reads ranges.
     *
     * @param ranges by name: a list of values, a map {@code uniform} or {@code loguniform} to the two ends, or one value
     * @return the space
     * @throws IllegalArgumentException when a name is not known, or a range is none
     */
    public static SearchSpace of(Map<String, ?> ranges) {
        SearchSpace space = new SearchSpace();
        ranges.forEach((name, range) -> {
            try {
                space.dimensions.put(name, Dimension.of(range));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " " + e.getMessage(), e);
            }
        });
        if (space.dimensions.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one range");
        }
        space.requireDrawable();
        return space;
    }

    private void requireDrawable() {
        TrainingPlan plan = new TrainingPlan(List.of(1), 0, 1, 1, 2, 0.1, 0, 0, 0, 1, 0);
        for (int draw = 0; draw < 64; draw++) {
            PlanFields.set(plan, draw(1, draw));
        }
    }

    /**
     * The ranges of the published study of Z → ee against Z → µµ (its section 6), and what scikit-learn does besides: no normalisation, all rows
     * alike, at most 200 epochs, stopped early as {@link #PLAIN} says.
     *
     * @return the space
     */
    public static SearchSpace published() {
        Map<String, Object> ranges = new TreeMap<>(PLAIN);
        ranges.put("activation", List.of("relu", "tanh", "logistic"));
        ranges.put("optimiser", List.of("adam", "sgd"));
        ranges.put("learningRate", Map.of("loguniform", List.of(1e-5, 1e-2)));
        ranges.put("batch", List.of(32, 64, 128, 256));
        ranges.put(
                "hidden",
                List.of(
                        List.of(50),
                        List.of(100),
                        List.of(200),
                        List.of(50, 50),
                        List.of(100, 50),
                        List.of(200, 100),
                        List.of(100, 100),
                        List.of(150, 100, 50)));
        ranges.put(ALPHA, Map.of("loguniform", List.of(1e-6, 1e-2)));
        ranges.put("beta1", Map.of("uniform", List.of(0.8, 0.999)));
        ranges.put("beta2", Map.of("uniform", List.of(0.9, 0.9999)));
        ranges.put("schedule", List.of("constant", "invscaling", "adaptive"));
        ranges.put("momentum", Map.of("uniform", List.of(0.8, 0.999)));
        ranges.put("power", Map.of("uniform", List.of(0.1, 0.9)));
        return of(ranges);
    }

    /**
     * What scikit-learn's network has and ours by default has not, by the names of {@link PlanFields}: no normalisation, averaging, settling, dropout or distillation, all
     * rows alike, at most 200 epochs. Its early stopping watches the accuracy of the validation rows, and stops when more than 10 epochs in a row, so 11,
     * have not raised it by 10⁻⁴.
     */
    public static final Map<String, Object> PLAIN = Map.ofEntries(
            entry("folds", 0),
            entry("dropout", 0),
            entry("epochs", 200),
            entry("patience", 11),
            entry("watched", "accuracy"),
            entry("tolerance", 1e-4),
            entry("distillation", 0),
            entry("averaging", 0),
            entry("settling", 0),
            entry("members", 1),
            entry("batchNormalisation", false),
            entry("balanced", false));

    /**
     * Draws values.
     *
     * @param seed seed of the search
     * @param draw number of the draw, from 0
     * @return values by the names of {@link PlanFields}; the same for the same seed and number
     */
    public Map<String, Object> draw(long seed, int draw) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003L + draw);
        Map<String, Object> drawn = new TreeMap<>();
        dimensions.forEach((name, dimension) -> drawn.put(name, dimension.draw(random)));
        boolean scheduled = drawn.containsKey("schedule");
        if ("sgd".equals(drawn.get("optimiser"))) {
            drawn.keySet().removeAll(OF_ADAM);
        } else if (drawn.containsKey("optimiser")) {
            drawn.keySet().removeAll(OF_SGD);
            if (scheduled) {
                drawn.put("schedule", "constant");
            }
        }
        if (!"invscaling".equals(drawn.get("schedule"))) {
            drawn.remove("power");
        }
        if ("none".equals(drawn.get("physics"))) {
            drawn.keySet().removeAll(PhysicsPlan.LAMBDAS);
        }
        Object alpha = drawn.remove(ALPHA);
        if (alpha != null) {
            double rows = drawn.get("batch") instanceof Number batch ? batch.doubleValue() : 256;
            drawn.put("weightDecay", Double.parseDouble(alpha.toString()) / rows);
        }
        return drawn;
    }

    /**
     * Returns the ranges as text, the same for the same ranges.
     *
     * @return dimensions by name
     */
    @Override
    public String toString() {
        return dimensions.toString();
    }
}
