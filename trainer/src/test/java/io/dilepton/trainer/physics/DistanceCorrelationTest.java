package io.dilepton.trainer.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.trainer.network.LibTorch;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DistanceCorrelationTest {

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    private static double squared(float[] x, float[] y, float[] weight) {
        try (PointerScope scope = new PointerScope()) {
            return DistanceCorrelation.squared(
                            Tensor.create(x, x.length, 1),
                            Tensor.create(y, y.length, 1),
                            Tensor.create(weight, weight.length, 1))
                    .item_float();
        }
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] uniform(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    /** The definition with loops, from the distances' means by row. */
    private static double byDefinition(float[] x, float[] y) {
        double[][] a = centred(x);
        double[][] b = centred(y);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                ab += a[i][j] * b[i][j];
                aa += a[i][j] * a[i][j];
                bb += b[i][j] * b[i][j];
            }
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double[][] centred(float[] x) {
        int n = x.length;
        double[] mean = new double[n];
        double grand = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mean[i] += Math.abs(x[i] - x[j]) / (double) n;
            }
            grand += mean[i] / n;
        }
        double[][] centred = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centred[i][j] = Math.abs(x[i] - x[j]) - mean[i] - mean[j] + grand;
            }
        }
        return centred;
    }

    @Test
    void shouldAgreeWithTheDefinitionWhenRowsCountTheSame() {
        SplittableRandom random = new SplittableRandom(11);
        float[] x = uniform(30, random);
        float[] y = uniform(30, random);
        for (int i = 0; i < 30; i++) {
            y[i] += x[i] * x[i];
        }
        assertThat(squared(x, y, ones(30))).isCloseTo(byDefinition(x, y), within(1e-5));
    }

    @Test
    void shouldCountARowAsOftenAsItsWeightSays() {
        SplittableRandom random = new SplittableRandom(12);
        float[] x = uniform(12, random);
        float[] y = uniform(12, random);
        float[] weight = ones(12);
        weight[3] = 3;
        float[] longX = Arrays.copyOf(x, 14);
        float[] longY = Arrays.copyOf(y, 14);
        Arrays.fill(longX, 12, 14, x[3]);
        Arrays.fill(longY, 12, 14, y[3]);
        assertThat(squared(x, y, weight)).isCloseTo(byDefinition(longX, longY), within(1e-5));
    }

    @Test
    void shouldSeeDependenceThatACorrelationDoesNot() {
        SplittableRandom random = new SplittableRandom(13);
        float[] x = uniform(400, random);
        float[] square = new float[400];
        float[] line = new float[400];
        for (int i = 0; i < 400; i++) {
            square[i] = x[i] * x[i];
            line[i] = 3 - 2 * x[i];
        }
        assertThat(squared(x, line, ones(400))).isCloseTo(1, within(1e-4));
        assertThat(squared(x, square, ones(400))).isGreaterThan(0.15);
        assertThat(squared(x, uniform(400, random), ones(400))).isLessThan(0.02);
    }

    @Test
    void shouldBeZeroRatherThanNoNumberWhenAColumnIsConstant() {
        assertThat(squared(ones(9), uniform(9, new SplittableRandom(14)), ones(9)))
                .isZero();
    }
}
