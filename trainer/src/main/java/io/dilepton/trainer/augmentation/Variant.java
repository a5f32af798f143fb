package io.dilepton.trainer.augmentation;

import io.dilepton.trainer.evaluation.Estimate;

/**
 * What one technique did with one multiplier.
 *
 * @param technique name of the technique; {@link AugmentationStudy#NONE} for training without synthetic pairs
 * @param multiplier synthetic pairs asked for, in training pairs
 * @param synthetic synthetic pairs that were trained on, mean over the seeds
 * @param outliers synthetic pairs that were filtered out, mean over the seeds
 * @param validation accuracy on the validation pairs, mean over the seeds
 * @param accuracy accuracy on the held-out pairs
 * @param auc area under the ROC curve on the held-out pairs
 * @param gain accuracy on the held-out pairs minus that without synthetic pairs, over the same pairs and seeds
 */
public record Variant(
        String technique,
        double multiplier,
        double synthetic,
        double outliers,
        double validation,
        Estimate accuracy,
        Estimate auc,
        Estimate gain) {}
