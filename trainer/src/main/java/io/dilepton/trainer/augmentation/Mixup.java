package io.dilepton.trainer.augmentation;

import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Mixup (Zhang et al., arXiv:1710.09412): a pair between any two pairs, λ from Beta(α, α).
 *
 * @param alpha α, positive: small values stay near one of the two
 */
public record Mixup(double alpha) implements Augmenter {

    /** Checks the range. */
    public Mixup {
        if (!(alpha > 0)) {
            throw new IllegalArgumentException("alpha must be positive, not " + alpha);
        }
    }

    @Override
    public String name() {
        return "mixup";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        BetaDistribution beta = new BetaDistribution(alpha, alpha);
        PairSample.Builder made = new PairSample.Builder(count);
        for (int i = 0; i < count; i++) {
            double lambda = beta.inverseCumulativeProbability(random.nextDouble());
            Interpolation.add(
                    made, training, random.nextInt(training.rows()), random.nextInt(training.rows()), lambda, random);
        }
        return made.build();
    }
}
