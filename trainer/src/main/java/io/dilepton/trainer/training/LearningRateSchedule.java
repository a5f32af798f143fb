package io.dilepton.trainer.training;

/**
 * Learning rate by step: a linear warm-up over the first tenth, then a cosine down to zero at the last step.
 *
 * @param highest highest rate
 * @param steps number of steps, at least 1
 */
record LearningRateSchedule(double highest, long steps) {

    double at(long step) {
        double warmUp = Math.max(1.0, steps / 10.0);
        if (step < warmUp) {
            return highest * (step + 1) / (warmUp + 1);
        }
        double progress = (step - warmUp) / Math.max(1.0, steps - warmUp);
        return highest * 0.5 * (1 + Math.cos(Math.PI * Math.min(1.0, progress)));
    }
}
