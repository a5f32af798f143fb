package io.dilepton.trainer.training;

import java.util.Map;

/** How the learning rate goes. Constant, inverse scaling and adaptive are those of scikit-learn's multilayer perceptron. */
public sealed interface RateSchedule {

    /** Least rate of {@link Adaptive}; below it training stops. */
    double LEAST_ADAPTIVE = 1e-6;

    /** The rate of a step. */
    double rate(double highest, RateClock clock);

    /** Whether the rate may be lowered so many times where validation no longer gets better, instead of stopping. */
    default boolean mayLower(double highest, int lowered) {
        return false;
    }

    /**
     * Returns the schedule as the manifest records it.
     *
     * @return text by name
     */
    default Map<String, String> hyperparameters() {
        return Map.of("schedule", toString());
    }

    /** A linear warm-up over the first tenth, then a cosine down to zero at the last step. */
    record Cosine() implements RateSchedule {

        @Override
        public double rate(double highest, RateClock clock) {
            double warmUp = Math.max(1.0, clock.steps() / 10.0);
            if (clock.step() < warmUp) {
                return highest * (clock.step() + 1) / (warmUp + 1);
            }
            double progress = (clock.step() - warmUp) / Math.max(1.0, clock.steps() - warmUp);
            return highest * 0.5 * (1 + Math.cos(Math.PI * Math.min(1.0, progress)));
        }

        @Override
        public String toString() {
            return "cosine";
        }
    }

    /** Always the highest rate. */
    record Constant() implements RateSchedule {

        @Override
        public double rate(double highest, RateClock clock) {
            return highest;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * The highest rate over a power of the number of rows seen before the epoch.
     *
     * @param power exponent, positive
     */
    record InverseScaling(double power) implements RateSchedule {

        /** Checks the range. */
        public InverseScaling {
            TrainingPlan.require(power > 0 && power < 10, "power must lie in (0, 10), not " + power);
        }

        @Override
        public double rate(double highest, RateClock clock) {
            return highest / Math.pow(clock.rowsBefore() + 1.0, power);
        }

        @Override
        public Map<String, String> hyperparameters() {
            return Map.of("schedule", toString(), "power", Double.toString(power));
        }

        @Override
        public String toString() {
            return "invscaling";
        }
    }

    /** A fifth of the rate each time that validation has not got better for as long as the patience lasts; training stops below 1e-6. */
    record Adaptive() implements RateSchedule {

        private static final double DIVISOR = 5;

        @Override
        public double rate(double highest, RateClock clock) {
            return highest / Math.pow(DIVISOR, clock.lowered());
        }

        @Override
        public boolean mayLower(double highest, int lowered) {
            return highest / Math.pow(DIVISOR, lowered) > LEAST_ADAPTIVE;
        }

        @Override
        public String toString() {
            return "adaptive";
        }
    }
}
