package io.dilepton.trainer.augmentation;

import java.util.random.RandomGenerator;

/** A way to make synthetic pairs. */
public interface Augmenter {

    /**
     * Returns the name of the technique.
     *
     * @return name in tables
     */
    String name();

    /**
     * Makes pairs like those of a training sample. They are drawn independently, so that the first of them are a smaller sample.
     *
     * @param training pairs to learn from, of both classes
     * @param count number of pairs to make
     * @param random source of every choice
     * @return the synthetic pairs, fewer where the source has no more
     */
    PairSample synthesise(PairSample training, int count, RandomGenerator random);
}
