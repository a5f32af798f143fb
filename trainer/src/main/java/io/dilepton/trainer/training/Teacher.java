package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;

/** Sets what a network aims at, where its plan has {@link FitPlan#distillation()}. */
@FunctionalInterface
public interface Teacher {

    /** Leaves the labels as they are. */
    Teacher NONE = (rows, plan) -> rows;

    /**
     * Teaches.
     *
     * @param rows rows that weights will be fitted on
     * @param plan plan of the network
     * @return the rows with their targets; the rows themselves where the plan has no distillation
     */
    FeatureMatrix taught(FeatureMatrix rows, TrainingPlan plan);
}
