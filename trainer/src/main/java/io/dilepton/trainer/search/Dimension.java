package io.dilepton.trainer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The values that a search tries for one hyperparameter. */
sealed interface Dimension {

    Object draw(RandomGenerator random);

    /** One of some values, each as often. */
    record Choice(List<?> values) implements Dimension {

        /** Copies. */
        public Choice {
            values = new ArrayList<>(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("has no value to choose from");
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /** Evenly from low to high. */
    record Uniform(double low, double high) implements Dimension {

        /** Checks the range. */
        public Uniform {
            if (!(low < high)) {
                throw new IllegalArgumentException(
                        "goes from a low number to a higher one, not from " + low + " to " + high);
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            return random.nextDouble(low, high);
        }
    }

    /** Evenly on a logarithmic scale. */
    record LogUniform(double low, double high) implements Dimension {

        /** Checks the range. */
        public LogUniform {
            if (!(low > 0 && low < high)) {
                throw new IllegalArgumentException(
                        "goes from a positive number to a higher one, not from " + low + " to " + high);
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            return Math.exp(random.nextDouble(Math.log(low), Math.log(high)));
        }
    }

    /**
     * Reads a dimension: a list of values, {@code uniform: [low, high]}, {@code loguniform: [low, high]}, or one value.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Dimension of(Object value) {
        if (value instanceof List<?> values) {
            return new Choice(values);
        }
        if (!(value instanceof Map<?, ?> range)) {
            return new Choice(List.of(value));
        }
        if (range.size() == 1 && range.values().iterator().next() instanceof List<?> ends && ends.size() == 2) {
            double low = number(ends.get(0));
            double high = number(ends.get(1));
            Object kind = range.keySet().iterator().next();
            if (kind.equals("uniform")) {
                return new Uniform(low, high);
            }
            if (kind.equals("loguniform")) {
                return new LogUniform(low, high);
            }
        }
        throw new IllegalArgumentException(
                "is a list of values, uniform: [low, high], loguniform: [low, high], or one value, not " + value);
    }

    private static double number(Object value) {
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("needs numbers, not '" + value + "'");
        }
    }
}
