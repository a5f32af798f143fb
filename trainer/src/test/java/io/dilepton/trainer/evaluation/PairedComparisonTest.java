package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private static final int ROWS = 2_000;

    private final double[] sharp = new double[ROWS];
    private final double[] blurred = new double[ROWS];
    private final boolean[] labels = new boolean[ROWS];

    PairedComparisonTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < ROWS; row++) {
            labels[row] = random.nextInt(3) == 0;
            double common = (labels[row] ? 0.3 : 0) + 0.6 * random.nextDouble();
            sharp[row] = common;
            // Two decimal places make ties.
            blurred[row] = Math.rint(100 * (common + 0.1 * random.nextDouble())) / 100;
        }
    }

    private PairedComparison compare(double[] first, double[] second) {
        return PairedComparison.of(first, second, labels, 0.5, 0.55, 11);
    }

    @Test
    void shouldAgreeWithTheMetricsOfEachClassifierAlone() {
        PairedComparison comparison = compare(sharp, blurred);
        BinaryMetrics first = BinaryMetrics.of(sharp, labels, 0.5);
        BinaryMetrics second = BinaryMetrics.of(blurred, labels, 0.55);
        assertThat(comparison.rows()).isEqualTo(ROWS);
        assertThat(comparison.signal()).isEqualTo(first.positives());
        assertThat(comparison.auc().first().value()).isCloseTo(first.auc(), within(1e-12));
        assertThat(comparison.auc().second().value()).isCloseTo(second.auc(), within(1e-12));
        assertThat(comparison.signalEfficiency().first().value()).isEqualTo(first.recall());
        assertThat(comparison.backgroundRejection().second().value())
                .isEqualTo((double) second.trueNegatives() / (second.trueNegatives() + second.falsePositives()));
        MetricIntervals alone = MetricIntervals.of(sharp, labels, 0.5, 11);
        Interval auc = comparison.auc().first().interval();
        assertThat(auc.low()).isCloseTo(alone.auc().low(), within(0.003));
        assertThat(auc.high()).isCloseTo(alone.auc().high(), within(0.003));
    }

    @Test
    void shouldKnowTheDifferenceOfTwoThatGoTogetherBetterThanEitherOfThem() {
        PairedComparison.Compared auc = compare(sharp, blurred).auc();
        assertThat(auc.difference().value())
                .isEqualTo(auc.second().value() - auc.first().value());
        double ofOne = auc.first().interval().high() - auc.first().interval().low();
        double ofDifference =
                auc.difference().interval().high() - auc.difference().interval().low();
        assertThat(ofDifference).isLessThan(ofOne / 2);
        assertThat(auc.difference().interval().low())
                .isLessThan(auc.difference().value());
        assertThat(auc.difference().interval().high())
                .isGreaterThan(auc.difference().value());
    }

    @Test
    void shouldFindNoDifferenceOfAClassifierFromItself() {
        PairedComparison same = PairedComparison.of(sharp, sharp, labels, 0.5, 0.5, 11);
        assertThat(same.auc().difference()).isEqualTo(new Estimate(0, new Interval(0, 0)));
        assertThat(same.backgroundRejection().difference().value()).isZero();
    }

    @Test
    void shouldLeaveUndefinedWhatLacksAClass() {
        boolean[] background = new boolean[ROWS];
        PairedComparison comparison = PairedComparison.of(sharp, blurred, background, 0.5, 0.5, 1);
        assertThat(comparison.auc().first().value()).isNaN();
        assertThat(comparison.auc().difference().interval().low()).isNaN();
        assertThat(comparison.signalEfficiency().second().value()).isNaN();
        assertThat(comparison.backgroundRejection().first().value()).isPositive();
    }

    @Test
    void shouldCorrelateByNumberAndByRank() {
        double[] x = {1, 2, 3, 4, 5};
        assertThat(Correlation.pearson(x, new double[] {2, 4, 6, 8, 10})).isEqualTo(1, within(1e-15));
        assertThat(Correlation.pearson(x, new double[] {5, 4, 3, 2, 1})).isEqualTo(-1, within(1e-15));
        assertThat(Correlation.spearman(x, Arrays.stream(x).map(Math::exp).toArray()))
                .isEqualTo(1, within(1e-15));
        // Ranks 0.5, 0.5, 2 against 0, 1, 2: covariance 1.5, variances 1.5 and 2.
        assertThat(Correlation.spearman(new double[] {7, 7, 9}, new double[] {1, 2, 3}))
                .isEqualTo(1.5 / Math.sqrt(3), within(1e-15));
        assertThat(Correlation.pearson(x, new double[5])).isNaN();
    }

    @Test
    void shouldGiveTheScoreIntervalOfAShare() {
        // R: prop.test(7, 50, correct = FALSE)$conf.int
        Interval interval = Proportion.wilson(7, 50);
        assertThat(interval.low()).isEqualTo(0.0695, within(1e-4));
        assertThat(interval.high()).isEqualTo(0.2619, within(1e-4));
        assertThat(Proportion.wilson(0, 10).low()).isZero();
        assertThat(Proportion.wilson(10, 10).high()).isEqualTo(1);
        assertThat(Proportion.wilson(10, 10).low()).isEqualTo(0.7225, within(1e-4));
    }
}
