package io.dilepton.trainer.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.LibTorch;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PhysicsLossTest {

    private static final float NONE = Float.NaN;

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    /** Rows of mmc, collinear mass, angle, decay energy, transverse energy, momentum. */
    private static FeatureMatrix decays(boolean[] labels, float... values) {
        return new FeatureMatrix(6, values, labels);
    }

    @Test
    void shouldComputeThePublishedPenaltiesWhenTheFormIsLiteral() {
        FeatureMatrix rows = decays(
                new boolean[] {true, false},
                new float[] {135, 115, 4, 150, 210, 3, NONE, NONE, (float) (Math.PI / 2), 100, NONE, 0});
        PhysicsPlan plan = new PhysicsPlan(PhysicsForm.LITERAL, 0.01, 2, 0.001, 0.1, 0.02, 0);
        float[] penalties = new Penalties(plan).of(rows);
        // 0.01·10² + 2·(4 − π/2)² + 0.001·60² + 0.1·3² + 0.02·10².
        double angle = 4 - Math.PI / 2;
        assertThat((double) penalties[0]).isCloseTo(1 + 2 * angle * angle + 3.6 + 0.9 + 2, within(1e-5));
        assertThat((double) penalties[1]).isCloseTo(0, within(1e-10));
    }

    @Test
    void shouldWrapTheAngleAndNotTellAMirrorImageWhenTheFormIsDifferentiable() {
        FeatureMatrix rows =
                decays(new boolean[2], new float[] {NONE, NONE, 6, 0, NONE, 0, NONE, NONE, -6, 0, NONE, 0});
        float[] penalties = new Penalties(new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 0, 1, 0, 0, 0, 0)).of(rows);
        double wrapped = 2 * Math.PI - 6 - Math.PI / 2;
        assertThat((double) penalties[0]).isCloseTo(wrapped * wrapped, within(1e-5));
        assertThat(penalties[1]).isEqualTo(penalties[0]);
        PhysicsPlan heavy = new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 0, 100, 0, 0, 0, 0);
        assertThat(new Penalties(heavy).of(rows)).containsExactly(10, 10);
    }

    /** Loss of logits (2, -1, 0.5) with penalties (4, 1, 0), and its gradient. */
    private static float[] lossAndGradient(PhysicsForm form) {
        boolean[] labels = {true, false, false};
        FeatureMatrix rows = decays(
                labels, new float[] {127, NONE, 0, 0, NONE, 0, 124, NONE, 0, 0, NONE, 0, 125, NONE, 0, 0, NONE, 0});
        FeatureMatrix training = new FeatureMatrix(1, new float[3], labels);
        try (PointerScope scope = new PointerScope()) {
            PhysicsLoss loss = new PhysicsLoss(new PhysicsPlan(form, 1, 0, 0, 0, 0, 0), training, rows);
            Tensor logits = Tensor.create(new float[] {2, -1, 0.5f}, 3, 1).set_requires_grad(true);
            // A term that hangs on the logits, as cross-entropy does, so that there is a graph to go back through.
            Tensor sum = loss.of(logits, new long[] {0, 1, 2}).add(logits.sum());
            sum.backward();
            float[] gradient = new float[3];
            new FloatPointer(logits.grad().data_ptr()).get(gradient);
            float value = sum.item_float() - 1.5f;
            return new float[] {value, gradient[0] - 1, gradient[1] - 1, gradient[2] - 1};
        }
    }

    @Test
    void shouldCostButTrainNothingWhenTheFormIsLiteral() {
        assertThat(lossAndGradient(PhysicsForm.LITERAL)).containsExactly(new float[] {4f / 3, 0, 0, 0}, within(1e-6f));
    }

    @Test
    void shouldPullTowardsBackgroundByTheSizeOfThePenaltyWhenTheFormIsDifferentiable() {
        double first = 1 / (1 + Math.exp(-2));
        double second = 1 / (1 + Math.exp(1));
        assertThat(lossAndGradient(PhysicsForm.DIFFERENTIABLE))
                .containsExactly(
                        new float[] {
                            (float) ((4 * first + second) / 3),
                            (float) (4 * first * (1 - first) / 3),
                            (float) (second * (1 - second) / 3),
                            0
                        },
                        within(1e-6f));
    }

    @Test
    void shouldLookAtBackgroundWithAMassOnlyWhenItDecorrelates() {
        SplittableRandom random = new SplittableRandom(4);
        int count = 40;
        boolean[] labels = new boolean[count];
        float[] decays = new float[6 * count];
        float[] logits = new float[count];
        long[] batch = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 4 == 0;
            boolean isKnown = i % 4 != 1;
            float mass = (float) random.nextDouble(50, 200);
            decays[6 * i] = isKnown ? mass : NONE;
            // Signal and rows without a mass have scores that would spoil a perfect dependence.
            logits[i] = labels[i] || !isKnown ? 9 : (float) -Math.log(1 / (Math.log(mass) / 10) - 1);
            batch[i] = i;
        }
        FeatureMatrix training = new FeatureMatrix(1, new float[count], labels);
        try (PointerScope scope = new PointerScope()) {
            PhysicsLoss loss = new PhysicsLoss(
                    new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 0, 0, 0, 0, 0, 3),
                    training,
                    new FeatureMatrix(6, decays, labels));
            // The probability is a line of the logarithm of the mass: correlation 1, times λ.
            assertThat((double) loss.of(Tensor.create(logits, count, 1), batch).item_float())
                    .isCloseTo(3, within(1e-4));
        }
    }

    @Test
    void shouldRefuseWeightsThatMakeNoSense() {
        assertThatThrownBy(() -> new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, -1, 0, 0, 0, 0, 0))
                .hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> new PhysicsPlan(PhysicsForm.NONE, 1, 0, 0, 0, 0, 0))
                .hasMessageContaining("need a form");
        assertThatThrownBy(() -> new PhysicsPlan(PhysicsForm.LITERAL, 1, 0, 0, 0, 0, 1))
                .hasMessageContaining("needs the differentiable form");
        assertThatThrownBy(() -> new PhysicsPlan(PhysicsForm.LITERAL, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("above zero");
    }
}
