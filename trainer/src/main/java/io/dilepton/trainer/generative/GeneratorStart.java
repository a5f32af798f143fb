package io.dilepton.trainer.generative;

import java.util.List;

/** Where the training of a generator starts: immutable by convention, nobody writes to the thresholds. */
final class GeneratorStart {

    private final GeneratorShape shape;
    private final float[] thresholds;
    private final List<WeightArray> weights;

    GeneratorStart(GeneratorShape shape, float[] thresholds, List<WeightArray> weights) {
        this.shape = shape;
        this.thresholds = thresholds;
        this.weights = weights;
    }

    GeneratorNetwork network(boolean learnable) {
        return new GeneratorNetwork(shape, weights, thresholds, learnable);
    }
}
