package io.dilepton.trainer.generative;

import io.dilepton.core.generation.CounterRandom;

/** How columns of −1 and +1 come of latent numbers: +1 above a threshold, which gives them the frequency of the training rows. */
final class SignLaw {

    /** Beyond any normal number: a column that is always the same. */
    private static final float NEVER = 1e6f;

    private SignLaw() {}

    /** One threshold per column of signs. */
    static float[] thresholds(SampleMatrix training) {
        float[] thresholds = new float[training.signs()];
        for (int i = 0; i < thresholds.length; i++) {
            double positive = training.positive(training.continuous() + i);
            if (positive == 0 || positive == 1) {
                thresholds[i] = positive == 0 ? NEVER : -NEVER;
            } else {
                thresholds[i] = (float) CounterRandom.normalQuantile(1 - positive);
            }
        }
        return thresholds;
    }
}
