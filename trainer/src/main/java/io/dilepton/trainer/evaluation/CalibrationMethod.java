package io.dilepton.trainer.evaluation;

import java.util.Locale;

/** How scores are turned into probabilities that come true as often as they say. Neither way changes the order of the scores. */
public enum CalibrationMethod {

    /**
     * Slope and intercept of the logit (Platt, in Advances in Large Margin Classifiers, 1999). Training counts both classes the same, so a
     * network says too high a probability for the rarer one: the intercept takes that back.
     */
    PLATT,

    /** The slope alone (Guo, Pleiss, Sun, Weinberger, arXiv:1706.04599): for classes that are about as frequent as each other. */
    TEMPERATURE,

    /** Scores as the network gives them. */
    NONE;

    /**
     * Returns the name as it is written on the command line and in manifests.
     *
     * @return lower case
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
