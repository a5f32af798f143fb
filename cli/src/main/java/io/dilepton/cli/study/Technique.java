package io.dilepton.cli.study;

import io.dilepton.trainer.augmentation.Augmenter;
import io.dilepton.trainer.augmentation.ForestSynthesis;
import io.dilepton.trainer.augmentation.GaussianMixtures;
import io.dilepton.trainer.augmentation.Mixup;
import io.dilepton.trainer.augmentation.NeighbourInterpolation;
import io.dilepton.trainer.augmentation.PairSample;
import io.dilepton.trainer.augmentation.RuleSynthesis;
import io.dilepton.trainer.augmentation.SyntheticPairs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The techniques of the published study "Modeling Z boson decay events with generative models" (2025), section 7, with what it found. */
public enum Technique {
    MIXUP("mixup", 0.5, 0.8494, 0.8517),
    NEIGHBOURS("k nearest neighbours", 1.0, 0.8732, 0.8773),
    MIXTURES("Gaussian mixtures", 2.0, 0.8603, 0.8613),
    FOREST("forest", 1.5, 0.8556, 0.8709),
    RULES("rules", 2.0, 0.8702, 0.8833),

    /** "Approximately +0.001" at 20%; worse, without a number, at 50%. */
    WGAN("WGAN-GP", 0.2, Double.NaN, 0.8813);

    /** Accuracy on the study's test events of the network without synthetic events. */
    public static final double PAPER_BASELINE = 0.8803;

    private static final List<Double> MULTIPLIERS = List.of(0.5, 1.0, 1.5, 2.0);
    private static final List<Double> SHARES = List.of(0.2, 0.5);

    private final String text;
    private final double paperMultiplier;
    private final double paperValidation;
    private final double paperTest;

    Technique(String text, double paperMultiplier, double paperValidation, double paperTest) {
        this.text = text;
        this.paperMultiplier = paperMultiplier;
        this.paperValidation = paperValidation;
        this.paperTest = paperTest;
    }

    /**
     * Returns the multipliers that the study tried.
     *
     * @return synthetic pairs in training pairs
     */
    public List<Double> multipliers() {
        return this == WGAN ? SHARES : MULTIPLIERS;
    }

    /**
     * Returns the multiplier that the study found best.
     *
     * @return synthetic pairs in training pairs
     */
    public double paperMultiplier() {
        return paperMultiplier;
    }

    /**
     * Returns the study's validation score with that multiplier.
     *
     * @return accuracy; NaN where the study gives none
     */
    public double paperValidation() {
        return paperValidation;
    }

    /**
     * Returns the study's test score with that multiplier.
     *
     * @return accuracy
     */
    public double paperTest() {
        return paperTest;
    }

    /**
     * Returns what the technique gained in the study.
     *
     * @return test score minus {@link #PAPER_BASELINE}
     */
    public double paperGain() {
        return paperTest - PAPER_BASELINE;
    }

    /**
     * Makes the technique.
     *
     * @param synthetic pairs of a generator; null where there are none
     * @return the technique; null where it needs pairs of a generator
     */
    @Nullable
    Augmenter augmenter(@Nullable PairSample synthetic) {
        return switch (this) {
            case MIXUP -> new Mixup(0.4);
            case NEIGHBOURS -> new NeighbourInterpolation(5);
            case MIXTURES -> new GaussianMixtures(6);
            case FOREST -> new ForestSynthesis(50, 40);
            case RULES -> new RuleSynthesis(0.1, 6);
            case WGAN -> synthetic == null ? null : new SyntheticPairs(synthetic);
        };
    }

    /**
     * Returns the name in tables.
     *
     * @return name
     */
    @Override
    public String toString() {
        return text;
    }
}
