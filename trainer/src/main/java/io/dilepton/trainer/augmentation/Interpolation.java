package io.dilepton.trainer.augmentation;

import java.util.random.RandomGenerator;

/** A pair between two pairs. */
final class Interpolation {

    private Interpolation() {}

    /**
     * Adds λ·first + (1 − λ)·second. Both charges are those of one of the two, the first with probability λ. So is the label: its expectation is
     * the mixed label of the technique, and so is that of the gradient of the cross-entropy.
     */
    static void add(
            PairSample.Builder to, PairSample from, int first, int second, double lambda, RandomGenerator random) {
        double[] one = from.row(first);
        double[] two = from.row(second);
        for (int column = 0; column < PairSample.CONTINUOUS; column++) {
            one[column] = column == PairSample.PHI
                    ? Periodic.between(two[column], one[column], lambda)
                    : lambda * one[column] + (1 - lambda) * two[column];
        }
        if (random.nextDouble() >= lambda) {
            one[PairSample.CHARGE1] = two[PairSample.CHARGE1];
            one[PairSample.CHARGE2] = two[PairSample.CHARGE2];
        }
        to.add(one, from.label(random.nextDouble() < lambda ? first : second));
    }
}
