package io.dilepton.trainer.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginalScalingTest {

    private static SampleMatrix skewed(int rows) {
        SplittableRandom random = new SplittableRandom(2);
        float[] values = new float[rows * 2];
        for (int row = 0; row < rows; row++) {
            values[2 * row] = (float) (25 - 20 * Math.log(1 - random.nextDouble()));
            values[2 * row + 1] = random.nextDouble() < 0.3 ? 1 : -1;
        }
        return new SampleMatrix(1, 1, values);
    }

    @Test
    void shouldMakeColumnsNormalAndBackAgain() {
        SampleMatrix rows = skewed(5000);
        MarginalScaling scaling = MarginalScaling.normal(rows);

        SampleMatrix scaled = scaling.scale(rows);
        SampleMatrix back = scaling.unscale(scaled);

        double sum = 0;
        double squares = 0;
        for (float x : scaled.column(0)) {
            sum += x;
            squares += x * x;
        }
        assertThat(sum / 5000).isCloseTo(0, within(0.02));
        assertThat(squares / 5000).isCloseTo(1, within(0.05));
        for (int i = 0; i < rows.values().length; i++) {
            assertThat(back.values()[i]).isCloseTo(rows.values()[i], within(1e-3f));
        }
    }

    @Test
    void shouldPutTheHighestTenthAtTheLowestOfThemWhenTailsAreCut() {
        SampleMatrix rows = skewed(5000);
        MarginalScaling scaling = MarginalScaling.unit(rows, 0.1);

        SampleMatrix scaled = scaling.scale(rows);

        int atEnd = 0;
        for (float x : scaled.column(0)) {
            assertThat(x).isBetween(0f, 1f);
            atEnd += x == 1 ? 1 : 0;
        }
        assertThat(atEnd).isBetween(490, 510);
    }

    @Test
    void shouldGiveAGeneratorTheDistributionOfTheTrainingRowsWhenFittedToIt() {
        SampleMatrix rows = skewed(5000);
        SplittableRandom random = new SplittableRandom(3);
        float[] outputs = new float[2 * 5000];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) (2 + 3 * random.nextDouble());
        }
        SampleMatrix made = new SampleMatrix(1, 1, outputs);

        SampleMatrix quantities = MarginalScaling.normal(rows).fittedTo(made).unscale(made);

        float[] expected = rows.sorted(0);
        float[] actual = quantities.sorted(0);
        for (int i = 250; i < 5000; i += 250) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1f));
        }
    }

    @Test
    void shouldMeasureNoDistanceToItselfAndSeeWrongCorrelations() {
        SplittableRandom random = new SplittableRandom(4);
        float[] tied = new float[4000];
        float[] free = new float[4000];
        for (int i = 0; i < 4000; i += 2) {
            tied[i] = (float) random.nextDouble();
            tied[i + 1] = tied[i];
            free[i] = tied[i];
            free[i + 1] = (float) random.nextDouble();
        }
        SlicedDistance distance = new SlicedDistance(new SampleMatrix(2, 0, tied));

        assertThat(distance.to(new SampleMatrix(2, 0, tied))).isZero();
        assertThat(distance.to(new SampleMatrix(2, 0, free))).isGreaterThan(0.1);
    }
}
