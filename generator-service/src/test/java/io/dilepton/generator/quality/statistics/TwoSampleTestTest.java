package io.dilepton.generator.quality.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoSampleTestTest {

    private static final ClassifierPlan PLAN = new ClassifierPlan(4, 40, 3, 5);

    @Test
    void shouldGiveHandWorkedAreaWhenScoresAreFew() {
        Auc auc = Auc.of(new double[] {3, 2, 1}, new double[] {2, 0});

        assertThat(auc.value()).as("4 of 6 pairs, and one tie").isCloseTo(4.5 / 6, within(1e-12));
        assertThat(auc.error()).isPositive();
    }

    @Test
    void shouldNotTellSamplesApartWhenTheyAreAlike() {
        Auc auc = TwoSampleTest.of(
                DistancesTest.normals(2000, 4, 0, 1, 1), DistancesTest.normals(2000, 4, 0, 1, 2), PLAN);

        assertThat(auc.value()).isCloseTo(0.5, within(4 * auc.error()));
        assertThat(auc.error()).isCloseTo(Math.sqrt(1.0 / 12 * 2 / 2000), within(0.001));
    }

    @Test
    void shouldComeNearTheBestPossibleAreaWhenNormalsAreShifted() {
        double shift = 0.8;
        Auc auc = TwoSampleTest.of(
                DistancesTest.normals(3000, 1, shift, 1, 1), DistancesTest.normals(3000, 1, 0, 1, 2), PLAN);

        // The normal distribution function at shift/√2.
        assertThat(auc.value()).isCloseTo(0.7142, within(0.02));
    }

    @Test
    void shouldGiveTheSameAreaWhenAskedAgain() {
        double[][] first = DistancesTest.normals(500, 3, 0.2, 1, 1);
        double[][] second = DistancesTest.normals(500, 3, 0, 1, 2);

        assertThat(TwoSampleTest.of(first, second, PLAN)).isEqualTo(TwoSampleTest.of(first, second, PLAN));
    }
}
