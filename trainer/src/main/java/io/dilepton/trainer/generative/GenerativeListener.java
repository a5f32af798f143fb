package io.dilepton.trainer.generative;

import io.dilepton.trainer.training.Checkpoint;

/** Hears of a generator's training, on the thread that trains. */
@FunctionalInterface
public interface GenerativeListener {

    /** Hears nothing. */
    GenerativeListener SILENT = report -> {};

    /**
     * The generator has been validated.
     *
     * @param report what it came to
     */
    void checked(Check report);

    /**
     * Training was stopped, and what it needs to go on has been saved.
     *
     * @param checkpoint where
     */
    default void checkpointSaved(Checkpoint checkpoint) {}

    /**
     * One validation.
     *
     * @param step steps of the generator so far
     * @param steps steps that the plan has
     * @param criticLoss last loss of the critic
     * @param generatorLoss last loss of the generator
     * @param distance distance of generated from validation rows, in standard deviations
     * @param best whether it is the least so far
     * @param seconds seconds since training began, in this process
     */
    record Check(
            int step,
            int steps,
            double criticLoss,
            double generatorLoss,
            double distance,
            boolean best,
            double seconds) {}
}
