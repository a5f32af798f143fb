package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignificanceTest {

    @Test
    void shouldBeTheFormulaOfTheChallengeWhenCountsAreGiven() {
        // sqrt(2 ((100 + 1010) ln(1 + 100 / 1010) - 100)), by hand with 12 digits.
        assertThat(Significance.ams(100, 1000)).isCloseTo(3.096692, within(1e-6));
        assertThat(Significance.ams(0, 1000)).isZero();
        // For s much smaller than b it is s / sqrt(b + 10).
        assertThat(Significance.ams(1, 1e6)).isCloseTo(1 / Math.sqrt(1e6 + 10), within(1e-9));
    }

    @Test
    void shouldScaleTheWeightsOfEachClassToTheFullSampleWhenMeasuredOnAPart() {
        double[] scores = {0.9, 0.8, 0.2, 0.9, 0.3, 0.1};
        boolean[] labels = {true, true, true, false, false, false};
        double[] weights = {1, 2, 1, 5, 10, 35};
        Significance significance = Significance.of(scores, labels, weights, 0.5, 1);
        double expected = Significance.ams(691.988607714 * 0.75, 410_999.847321 * 0.1);
        assertThat(significance.ams()).isCloseTo(expected, within(1e-12));
        double[] halves = {0.5, 1, 0.5, 50, 100, 350};
        assertThat(Significance.of(scores, labels, halves, 0.5, 1).ams()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldCoverTheValueAndNarrowWhenThereAreMoreEvents() {
        Significance few = random(500);
        Significance many = random(20_000);
        assertThat(few.ams()).isBetween(few.interval().low(), few.interval().high());
        assertThat(many.ams()).isBetween(many.interval().low(), many.interval().high());
        assertThat(width(many)).isLessThan(width(few) / 3);
        assertThat(random(500)).isEqualTo(few);
    }

    private static double width(Significance significance) {
        return significance.interval().high() - significance.interval().low();
    }

    private static Significance random(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = new double[rows];
        boolean[] labels = new boolean[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(3) == 0;
            scores[i] = random.nextDouble() * (labels[i] ? 1.3 : 1);
            weights[i] = labels[i] ? 0.002 : random.nextDouble(0.5, 3);
        }
        return Significance.of(scores, labels, weights, 0.8, 9);
    }
}
