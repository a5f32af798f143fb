package io.dilepton.cli.study;

import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.AugmentationStudy;
import io.dilepton.trainer.augmentation.Augmenter;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.PairSample;
import io.dilepton.trainer.augmentation.Variant;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every technique with every multiplier.
 *
 * @param baseline training without synthetic pairs
 * @param variants one variant per multiplier; none for a technique that needs pairs of a generator and has none
 */
public record StudyRun(Variant baseline, Map<Technique, List<Variant>> variants) {

    /** Copies. */
    public StudyRun {
        variants = Map.copyOf(variants);
    }

    /**
     * Trains.
     *
     * @param events events of the decay channel
     * @param synthetic pairs of a generator; null where there are none
     * @param quick whether a smaller network and fewer epochs will do
     * @param seeds seeds of synthesis and networks
     * @param progress hears of each training
     * @return what came out
     */
    public static StudyRun of(
            PairEvents events, @Nullable PairSample synthetic, boolean quick, long[] seeds, Consumer<String> progress) {
        AugmentationStudy study =
                new AugmentationStudy(Task.DECAY_CHANNEL, events, seed -> plan(quick, seed), progress);
        Variant baseline = study.baseline(seeds);
        Map<Technique, List<Variant>> variants = new EnumMap<>(Technique.class);
        for (Technique technique : Technique.values()) {
            Augmenter augmenter = technique.augmenter(synthetic);
            variants.put(
                    technique,
                    augmenter == null ? List.of() : study.augmented(augmenter, technique.multipliers(), seeds));
        }
        return new StudyRun(baseline, variants);
    }

    /** One hidden layer of 200, learning rate and L2 penalty, as the published search found them. */
    private static TrainingPlan plan(boolean quick, long seed) {
        return quick
                ? new TrainingPlan(List.of(100), 0, 8, 8, 256, 0.00851, 9.7497e-5, 0.99, 0, 1, seed)
                : new TrainingPlan(List.of(200), 0, 20, 6, 256, 0.00851, 9.7497e-5, 0.99, 0, 1, seed);
    }

    /**
     * Returns the variant with the best validation score, as the study chose.
     *
     * @param technique the technique
     * @return null where there is no variant
     */
    public @Nullable Variant best(Technique technique) {
        return variants.getOrDefault(technique, List.of()).stream()
                .max(Comparator.comparingDouble(Variant::validation))
                .orElse(null);
    }
}
