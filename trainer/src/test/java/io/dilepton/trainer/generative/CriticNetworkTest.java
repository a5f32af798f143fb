package io.dilepton.trainer.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.trainer.network.LibTorch;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class CriticNetworkTest {

    private static final int WIDTH = 3;
    private static final int ROWS = 16;

    private static float[] random(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static float[] scores(CriticNetwork critic, float[] rows) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return LibTorch.array(critic.scores(Tensor.create(rows, rows.length / WIDTH, WIDTH)));
        }
    }

    /** (‖gradient‖ − 1)² at a row by central differences. */
    private static double penalty(CriticNetwork critic, float[] row) {
        double step = 1e-2;
        double square = 0;
        for (int i = 0; i < WIDTH; i++) {
            float[] up = row.clone();
            float[] down = row.clone();
            up[i] += (float) step;
            down[i] -= (float) step;
            double slope = (scores(critic, up)[0] - scores(critic, down)[0]) / ((double) up[i] - down[i]);
            square += slope * slope;
        }
        return Math.pow(Math.sqrt(square) - 1, 2);
    }

    @Test
    void shouldPenaliseTheNormOfTheGradientBetweenRealAndMadeRows() {
        LibTorch.load();
        SplittableRandom random = new SplittableRandom(5);
        try (PointerScope scope = new PointerScope()) {
            CriticNetwork critic = new CriticNetwork(CriticNetwork.initial(WIDTH, List.of(8), false, random), false);
            float[] real = random(ROWS * WIDTH, random);
            float[] made = random(ROWS * WIDTH, random);
            float[] shares = new float[ROWS];
            double expected = 0;
            double largest = 0;
            for (int row = 0; row < ROWS; row++) {
                shares[row] = (float) random.nextDouble();
                float[] between = new float[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    int at = row * WIDTH + i;
                    between[i] = made[at] + shares[row] * (real[at] - made[at]);
                }
                double penalty = penalty(critic, between);
                largest = Math.max(largest, penalty);
                expected += penalty / ROWS;
            }

            Tensor penalty = critic.penalty(
                    Tensor.create(real, ROWS, WIDTH), Tensor.create(made, ROWS, WIDTH), Tensor.create(shares, ROWS, 1));

            // A kink of a unit inside the step of the difference moves single rows.
            assertThat((double) penalty.item_float()).isCloseTo(expected, within(0.05 * largest));
            penalty.backward();
            float[] gradient = LibTorch.array(critic.weights().get(0).grad());
            assertThat(gradient).hasSize(8 * WIDTH).isNotEqualTo(new float[8 * WIDTH]);
        }
    }

    @Test
    void shouldMeasureWhatAnAutoencoderGetsWrong() {
        LibTorch.load();
        SplittableRandom random = new SplittableRandom(6);
        try (PointerScope scope = new PointerScope()) {
            CriticNetwork critic = new CriticNetwork(CriticNetwork.initial(WIDTH, List.of(8, 2), true, random), true);

            for (float energy : scores(critic, random(ROWS * WIDTH, random))) {
                assertThat(energy).isPositive();
            }
        }
    }
}
