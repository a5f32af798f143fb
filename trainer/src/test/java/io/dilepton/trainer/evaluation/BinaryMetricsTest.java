package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinaryMetricsTest {

    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.3, 0.2};
    private static final boolean[] LABELS = {true, true, false, true, false, true, false, false};

    @Test
    void shouldCountTheConfusionMatrixByHand() {
        BinaryMetrics metrics = BinaryMetrics.of(SCORES, LABELS, 0.6);
        assertThat(metrics.truePositives()).isEqualTo(3);
        assertThat(metrics.falsePositives()).isEqualTo(1);
        assertThat(metrics.falseNegatives()).isEqualTo(1);
        assertThat(metrics.trueNegatives()).isEqualTo(3);
        assertThat(metrics.rows()).isEqualTo(8);
        assertThat(metrics.positives()).isEqualTo(4);
        assertThat(metrics.accuracy()).isEqualTo(0.75);
        assertThat(metrics.precision()).isEqualTo(0.75);
        assertThat(metrics.recall()).isEqualTo(0.75);
        assertThat(metrics.f1()).isEqualTo(0.75);
        // Of the 16 pairs of signal and background, 4 + 4 + 3 + 2 are in the right order.
        assertThat(metrics.auc()).isEqualTo(13 / 16.0);
    }

    @Test
    void shouldCountOneHalfWhenScoresTie() {
        // Pairs: 0.5 against 0.5 is a tie, 0.5 against 0.1 and both of 0.9 are right.
        assertThat(RocCurve.area(new double[] {0.9, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false}))
                .isEqualTo(3.5 / 4);
        assertThat(RocCurve.area(new double[] {0.3, 0.3, 0.3}, new boolean[] {true, false, false}))
                .isEqualTo(0.5);
    }

    @Test
    void shouldAgreeWithAllPairsWhenScoresAreRandomWithTies() {
        SplittableRandom random = new SplittableRandom(5);
        double[] scores = random.doubles(300).map(x -> Math.rint(20 * x) / 20).toArray();
        boolean[] labels = new boolean[300];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < scores[i];
        }
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                if (labels[i] && !labels[j]) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(RocCurve.area(scores, labels)).isCloseTo(wins / pairs, within(1e-12));
    }

    @Test
    void shouldDefineEdgesWhenAClassIsMissing() {
        BinaryMetrics none = BinaryMetrics.of(new double[] {0.1, 0.2}, new boolean[] {false, false}, 0.5);
        assertThat(none.accuracy()).isEqualTo(1);
        assertThat(none.f1()).isZero();
        assertThat(none.precision()).isZero();
        assertThat(none.auc()).isNaN();
        assertThat(BinaryMetrics.of(new double[0], new boolean[0], 0.5).accuracy())
                .isNaN();
        assertThatThrownBy(() -> BinaryMetrics.of(new double[] {Double.NaN}, new boolean[] {true}, 0.5))
                .hasMessageContaining("row 0 is NaN");
    }

    @Test
    void shouldBracketTheMetricWhenRowsAreDrawnAnew() {
        SplittableRandom random = new SplittableRandom(9);
        int rows = 2000;
        double[] scores = random.doubles(rows).toArray();
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextDouble() < scores[i];
        }
        BinaryMetrics metrics = BinaryMetrics.of(scores, labels, 0.5);
        MetricIntervals intervals = MetricIntervals.of(scores, labels, 0.5, 1);
        assertThat(metrics.accuracy())
                .isBetween(intervals.accuracy().low(), intervals.accuracy().high());
        assertThat(metrics.auc())
                .isBetween(intervals.auc().low(), intervals.auc().high());
        assertThat(metrics.f1()).isBetween(intervals.f1().low(), intervals.f1().high());
        // Accuracy 0.75 of 2000 rows has a standard error of sqrt(0.75·0.25/2000) = 0.0097; 95% is ±1.96 of it, to 10%
        // with 1000 draws.
        assertThat(intervals.accuracy().high() - intervals.accuracy().low())
                .isCloseTo(2 * 1.96 * Math.sqrt(metrics.accuracy() * (1 - metrics.accuracy()) / rows), within(0.004));
        assertThat(MetricIntervals.of(scores, labels, 0.5, 1)).isEqualTo(intervals);
        assertThat(MetricIntervals.of(scores, labels, 0.5, 2)).isNotEqualTo(intervals);
    }

    @Test
    void shouldChooseTheThresholdWithTheHighestF1() {
        // Down to 0.9, 0.8, 0.6, 0.4: F1 is 2/5, 4/6, 6/8, 8/10, and lower elsewhere; half way to 0.3 is 0.35.
        assertThat(ThresholdCriterion.HIGHEST_F1.threshold(SCORES, LABELS)).isCloseTo(0.35, within(1e-12));
        assertThat(ThresholdCriterion.HIGHEST_F1.threshold(new double[] {0.2, 0.6}, new boolean[] {true, true}))
                .isCloseTo(0.1, within(1e-12));
        assertThat(ThresholdCriterion.HIGHEST_F1.threshold(new double[] {0.2, 0.6}, new boolean[] {false, false}))
                .isEqualTo(0.5);
    }

    @Test
    void shouldChooseTheThresholdWithTheHighestAccuracy() {
        // Right decisions down to each score: 5, 6, 5, 6, 5, 6, 5, 4 of 8; the first of the best is at 0.8, half way to
        // 0.7 is 0.75.
        assertThat(ThresholdCriterion.HIGHEST_ACCURACY.threshold(SCORES, LABELS))
                .isCloseTo(0.75, within(1e-12));
        double[] scores = {0.9, 0.4, 0.1};
        assertThat(ThresholdCriterion.HIGHEST_ACCURACY.threshold(scores, new boolean[] {true, true, false}))
                .isCloseTo(0.25, within(1e-12));
    }

    @Test
    void shouldChooseEvenOddsWhenScoresAreNotCalibrated() {
        // The logit of the true probability is 1.5 times that of the score, plus 0.6: one half where the score's logit
        // is -0.4.
        SplittableRandom random = new SplittableRandom(17);
        int rows = 200_000;
        double[] scores = new double[rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double logit = random.nextDouble(-4, 4);
            scores[i] = 1 / (1 + Math.exp(-logit));
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * logit + 0.6)));
        }
        double threshold = ThresholdCriterion.EVEN_ODDS.threshold(scores, labels);
        assertThat(threshold).isCloseTo(1 / (1 + Math.exp(0.4)), within(0.005));
        double accuracy = BinaryMetrics.of(scores, labels, threshold).accuracy();
        assertThat(BinaryMetrics.of(scores, labels, threshold + 0.1).accuracy()).isLessThan(accuracy);
        assertThat(BinaryMetrics.of(scores, labels, threshold - 0.1).accuracy()).isLessThan(accuracy);
    }

    @Test
    void shouldChooseAMiddlingThresholdWhenScoresSeparateOrSayNothing() {
        double[] scores = {0.1, 0.2, 0.8, 0.9};
        assertThat(ThresholdCriterion.EVEN_ODDS.threshold(scores, new boolean[] {false, false, true, true}))
                .isCloseTo(0.5, within(1e-6));
        assertThat(ThresholdCriterion.EVEN_ODDS.threshold(scores, new boolean[] {true, true, false, false}))
                .isEqualTo(0.5);
        assertThat(ThresholdCriterion.EVEN_ODDS.threshold(scores, new boolean[4]))
                .isEqualTo(0.5);
        assertThat(ThresholdCriterion.EVEN_ODDS.threshold(scores, new boolean[] {true, true, true, true}))
                .isBetween(0.0, 1.0);
    }
}
