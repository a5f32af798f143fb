package io.dilepton.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AdamOptimiserTest {

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
            AdamOptimiser adam = new AdamOptimiser(List.of(parameter), beta1, beta2, decay);
            for (int step = 1; step <= 5; step++) {
                double slope = step % 2 == 0 ? -1.5 : 4;
                adam.learningRate(rate);
                adam.clearGradients();
                parameter.mul(new Scalar(slope)).sum().backward();
                adam.step();

                double gradient = slope + decay * x;
                m = beta1 * m + (1 - beta1) * gradient;
                v = beta2 * v + (1 - beta2) * gradient * gradient;
                x -= rate * (m / (1 - Math.pow(beta1, step))) / (Math.sqrt(v / (1 - Math.pow(beta2, step))) + 1e-8);
                assertThat((double) LibTorch.array(parameter)[0]).isCloseTo(x, within(1e-5));
                rate *= 0.5;
            }
        }
    }
}
