package io.dilepton.trainer.training;

import java.util.Locale;
import java.util.Map;

/**
 * What tells on the validation rows whether an epoch is better: it chooses the epoch, and when to stop.
 *
 * @param watched the measure
 * @param tolerance how much an epoch must be better than the best before it, to count as progress; 0 where any gain counts. The result has the weights
 *     of the best epoch, however small its gain
 */
public record Stopping(Watched watched, double tolerance) {

    /** Any gain in loss. */
    public static final Stopping DEFAULT = new Stopping(Watched.LOSS, 0);

    /** A measure of the validation rows. */
    public enum Watched {
        /** Mean cross-entropy, with the weights of the classes where the plan has some. */
        LOSS {
            @Override
            double penalty(float[] probabilities, boolean[] labels, ClassBalance balance) {
                return balance.loss(probabilities, labels);
            }
        },

        /** Share of right decisions at a probability of 0.5, as scikit-learn's early stopping has it. */
        ACCURACY {
            @Override
            double penalty(float[] probabilities, boolean[] labels, ClassBalance balance) {
                int wrong = 0;
                for (int i = 0; i < labels.length; i++) {
                    wrong += (probabilities[i] > 0.5f) == labels[i] ? 0 : 1;
                }
                return (double) wrong / labels.length;
            }
        };

        /** What is to become less. */
        abstract double penalty(float[] probabilities, boolean[] labels, ClassBalance balance);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the range. */
    public Stopping {
        TrainingPlan.require(tolerance >= 0 && tolerance < 1, "tolerance must lie in [0, 1), not " + tolerance);
    }

    Map<String, String> hyperparameters() {
        return Map.of("watched", watched.toString(), "tolerance", Double.toString(tolerance));
    }
}
