package io.dilepton.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MultilayerPerceptronTest {

    private static final float[] MEAN = {10, -5, 0.5f};
    private static final float[] DEVIATION = {4, 2, 0.1f};

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    private static NetworkWeights weights(long seed, Integer... hidden) {
        return MultilayerPerceptron.initial(
                Preprocessing.standardising(MEAN, DEVIATION), List.of(hidden), new SplittableRandom(seed));
    }

    /** The definition in plain arithmetic. */
    private static double probability(NetworkWeights weights, float[] features, int row) {
        double[] x = new double[weights.width()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (features[row * x.length + i] - weights.preprocessing().mean()[i])
                    / weights.preprocessing().deviation()[i];
        }
        for (LayerWeights layer : weights.layers()) {
            double[] y = new double[layer.outputs()];
            LayerWeights.Normalisation norm = layer.normalisation();
            for (int o = 0; o < y.length; o++) {
                y[o] = layer.bias()[o];
                for (int i = 0; i < x.length; i++) {
                    y[o] += layer.weight()[o * x.length + i] * x[i];
                }
                if (norm != null) {
                    double scaled = (y[o] - norm.mean()[o]) / Math.sqrt(norm.variance()[o] + 1e-5);
                    y[o] = Math.max(0, norm.scale()[o] * scaled + norm.shift()[o]);
                }
            }
            x = y;
        }
        return 1 / (1 + Math.exp(-x[0]));
    }

    private static float[] rows(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        float[] values = new float[3 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = MEAN[i % 3] + DEVIATION[i % 3] * (float) random.nextDouble(-2, 2);
        }
        return values;
    }

    @Test
    void shouldComputeTheDefinitionWhenRowsFillSeveralCalls() {
        NetworkWeights weights = weights(1, 7, 5);
        float[] features = rows(5000);
        try (PointerScope scope = new PointerScope()) {
            float[] probabilities = new MultilayerPerceptron(weights).probabilities(features, 5000);
            for (int row : new int[] {0, 1, 4095, 4096, 4999}) {
                assertThat((double) probabilities[row]).isCloseTo(probability(weights, features, row), within(1e-6));
            }
        }
    }

    @Test
    void shouldBeLogisticRegressionWhenThereAreNoHiddenLayers() {
        NetworkWeights weights = weights(1);
        assertThat(weights.layers()).hasSize(1);
        try (PointerScope scope = new PointerScope()) {
            assertThat((double) new MultilayerPerceptron(weights).probabilities(rows(4), 4)[3])
                    .isCloseTo(probability(weights, rows(4), 3), within(1e-6));
        }
    }

    @Test
    void shouldGoTheShareOfTheWayWhenItFollows() {
        NetworkWeights from = weights(1, 4);
        NetworkWeights to = weights(2, 4);
        try (PointerScope scope = new PointerScope()) {
            MultilayerPerceptron follower = new MultilayerPerceptron(from);
            follower.follow(new MultilayerPerceptron(to), 0.25);
            float[] moved = follower.weights().layers().get(0).weight();
            for (int i = 0; i < moved.length; i++) {
                double expected = 0.75 * from.layers().get(0).weight()[i]
                        + 0.25 * to.layers().get(0).weight()[i];
                assertThat((double) moved[i]).isCloseTo(expected, within(1e-6));
            }
        }
    }
}
