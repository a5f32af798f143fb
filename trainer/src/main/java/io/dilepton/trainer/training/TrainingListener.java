package io.dilepton.trainer.training;

import java.util.List;

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
     * Training goes on from a checkpoint.
     *
     * @param earlier the epochs of before it was stopped, in order; {@link #epochEnded} does not hear of them again
     */
    default void resumed(List<EpochReport> earlier) {}

    /**
     * Training was stopped, and what it needs to go on has been saved.
     *
     * @param checkpoint where
     */
    default void checkpointSaved(Checkpoint checkpoint) {}
}
