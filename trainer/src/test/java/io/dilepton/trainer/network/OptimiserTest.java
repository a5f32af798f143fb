package io.dilepton.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class OptimiserTest {

    @Test
    void shouldFollowThePublishedRuleWhenBetasAreSet() {
        LibTorch.load();
        double beta1 = 0.5;
        double beta2 = 0.9;
        double rate = 0.1;
        double decay = 0.2;
        double x = 3;
        double m = 0;
        double v = 0;
        try (PointerScope scope = new PointerScope()) {
            Tensor parameter = Tensor.create(new float[] {3f}).set_requires_grad(true);
            Optimiser adam = Optimiser.adam(List.of(parameter), beta1, beta2, 1e-3, decay);
            for (int step = 1; step <= 5; step++) {
                double slope = step % 2 == 0 ? -1.5 : 4;
                adam.learningRate(rate);
                adam.clearGradients();
                parameter.mul(new Scalar(slope)).sum().backward();
                adam.step();

                double gradient = slope + decay * x;
                m = beta1 * m + (1 - beta1) * gradient;
                v = beta2 * v + (1 - beta2) * gradient * gradient;
                x -= rate * (m / (1 - Math.pow(beta1, step))) / (Math.sqrt(v / (1 - Math.pow(beta2, step))) + 1e-3);
                assertThat((double) LibTorch.array(parameter)[0]).isCloseTo(x, within(1e-5));
                rate *= 0.5;
            }
        }
    }

    @Test
    void shouldFollowThePublishedRuleWhenItIsGradientDescentWithMomentum() {
        LibTorch.load();
        double decay = 0.2;
        for (boolean nesterov : new boolean[] {false, true}) {
            double x = 3;
            double velocity = 0;
            try (PointerScope scope = new PointerScope()) {
                Tensor parameter = Tensor.create(new float[] {3f}).set_requires_grad(true);
                Optimiser descent = Optimiser.gradientDescent(List.of(parameter), 0.8, nesterov, decay);
                for (int step = 1; step <= 5; step++) {
                    double slope = step % 2 == 0 ? -1.5 : 4;
                    step(descent, parameter, slope);
                    double gradient = slope + decay * x;
                    velocity = step == 1 ? gradient : 0.8 * velocity + gradient;
                    x -= 0.1 * (nesterov ? gradient + 0.8 * velocity : velocity);
                    assertThat((double) LibTorch.array(parameter)[0]).isCloseTo(x, within(1e-5));
                }
            }
        }
    }

    @Test
    void shouldGoOnToTheSameBitsWhenItsMemoryIsRestored() {
        LibTorch.load();
        try (PointerScope scope = new PointerScope()) {
            Tensor parameter = Tensor.create(new float[] {3f, -2f}).set_requires_grad(true);
            Optimiser first = Optimiser.adam(List.of(parameter), 0.9, 0.99, 1e-8, 0);
            for (int i = 0; i < 4; i++) {
                step(first, parameter, i - 1.7);
            }
            byte[] memory = first.memory();
            Tensor copy = Tensor.create(LibTorch.array(parameter)).set_requires_grad(true);
            Optimiser second = Optimiser.adam(List.of(copy), 0.9, 0.99, 1e-8, 0);
            second.restore(memory);
            for (int i = 0; i < 4; i++) {
                step(first, parameter, 0.3 * i);
                step(second, copy, 0.3 * i);
            }
            assertThat(LibTorch.array(copy)).containsExactly(LibTorch.array(parameter));
        }
    }

    private static void step(Optimiser optimiser, Tensor parameter, double slope) {
        optimiser.learningRate(0.1);
        optimiser.clearGradients();
        parameter.mul(new Scalar(slope)).sum().backward();
        optimiser.step();
    }
}
