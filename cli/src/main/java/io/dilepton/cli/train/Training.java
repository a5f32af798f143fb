package io.dilepton.cli.train;

import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.training.Checkpoint;
import io.dilepton.trainer.training.TrainingListener;

/** A training whose hyperparameters have been read and checked. */
@FunctionalInterface
interface Training {

    /** Trains, from a checkpoint where it exists and the model can go on from one, and measures on the held-out events. */
    TrainingOutcome run(EventDataset dataset, TrainingListener listener, Checkpoint checkpoint);
}
