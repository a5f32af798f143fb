package io.dilepton.trainer.augmentation;

import java.util.random.RandomGenerator;

/**
 * Pairs that were made elsewhere, such as by a generative model: of a file or a topic of synthetic events. They are taken in random order, each once.
 *
 * @param pairs the pairs, of both classes
 */
public record SyntheticPairs(PairSample pairs) implements Augmenter {

    @Override
    public String name() {
        return "WGAN-GP";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        int[] order = new int[pairs.rows()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        int taken = Math.min(count, order.length);
        PairSample.Builder made = new PairSample.Builder(taken);
        for (int i = 0; i < taken; i++) {
            made.add(pairs.row(order[i]), pairs.label(order[i]));
        }
        return made.build();
    }
}
