package io.dilepton.trainer.training;

/**
 * One epoch of a training.
 *
 * @param epoch number of the epoch, from 1
 * @param epochs most epochs that the plan allows
 * @param loss mean training loss of the epoch, with dropout
 * @param validationLoss loss on the validation rows
 * @param validationAuc area under the ROC curve on the validation rows
 * @param best whether the validation loss is the best so far
 * @param rowsPerSecond training rows per second of the epoch, validation not counted
 * @param seconds seconds since training began
 */
public record EpochReport(
        int epoch,
        int epochs,
        double loss,
        double validationLoss,
        double validationAuc,
        boolean best,
        double rowsPerSecond,
        double seconds) {}
