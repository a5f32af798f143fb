package io.dilepton.trainer.training;

/** Hears of a training's progress, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener SILENT = report -> {};

    /**
     * An epoch has ended.
     *
     * @param report what it came to
     */
    void epochEnded(EpochReport report);

    /**
     * Training was stopped, and what it needs to go on has been saved.
     *
     * @param checkpoint where
     */
    default void checkpointSaved(Checkpoint checkpoint) {}
}
