package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedComparisonTest {

    private static final double TINY = 1e-12;

    private static int[] once(int rows) {
        int[] times = new int[rows];
        Arrays.fill(times, 1);
        return times;
    }

    @Test
    void shouldMeasureAsTheOtherMetricsDo() {
        SplittableRandom random = new SplittableRandom(31);
        int count = 500;
        boolean[] labels = new boolean[count];
        double[] weights = new double[count];
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(3) == 0;
            weights[i] = random.nextDouble(0.1, 2);
            // One digit, so that there are ties.
            scores[i] = Math.round(10 * (random.nextDouble() + (labels[i] ? 0.3 : 0))) / 10.0;
        }
        Map<Measure, Double> measures =
                new SeedScores(new WeighedRows(labels, weights, null), scores, 0.7).measures(once(count));
        BinaryMetrics expected = BinaryMetrics.of(scores, labels, 0.7);
        assertThat(measures.get(Measure.ACCURACY)).isCloseTo(expected.accuracy(), within(TINY));
        assertThat(measures.get(Measure.PRECISION)).isCloseTo(expected.precision(), within(TINY));
        assertThat(measures.get(Measure.RECALL)).isCloseTo(expected.recall(), within(TINY));
        assertThat(measures.get(Measure.F1)).isCloseTo(expected.f1(), within(TINY));
        assertThat(measures.get(Measure.AUC)).isCloseTo(expected.auc(), within(TINY));
        assertThat(measures.get(Measure.AMS))
                .isCloseTo(Significance.of(scores, labels, weights, 0.7, 1).ams(), within(1e-9));
        assertThat(measures.get(Measure.SCULPTING)).isNaN();
    }

    @Test
    void shouldMeasureTheShapeOfTheBackgroundWhereMostOfTheSignalIsKept() {
        // The first background row scores above the second signal row, where all of the signal is kept; the others lie
        // below.
        boolean[] labels = {true, false, true, false, false, false};
        double[] masses = {125, 95, 125, 95, 45, 45};
        double[] scores = {0.9, 0.95, 0.7, 0.6, 0.5, 0.4};
        WeighedRows rows = new WeighedRows(labels, null, masses);
        double measured = Objects.requireNonNull(
                new SeedScores(rows, scores, 0.5).measures(once(6)).get(Measure.SCULPTING));
        // Before: halves at 45 and 95; after: all at 95. Divergence: (1/2)(1/2 log 2 + 1/2 log(2/3)) + (1/2) log(4/3),
        // base 2.
        double divergence = 0.5 * (0.5 * 1 + 0.5 * log2(2.0 / 3)) + 0.5 * log2(4.0 / 3);
        assertThat(measured).isCloseTo(Math.sqrt(divergence), within(1e-9));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** Scores that are off from the labels by so much noise. */
    private static List<SeedScores> trainings(WeighedRows rows, double noise, int seeds) {
        SplittableRandom random = new SplittableRandom(7);
        SeedScores[] trainings = new SeedScores[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            double[] scores = new double[rows.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (rows.labels[i] ? 1 : 0) + noise * random.nextGaussian();
            }
            trainings[seed] = new SeedScores(rows, scores, 0.5);
        }
        return List.of(trainings);
    }

    @Test
    void shouldFindNoDifferenceBetweenTheSameAndOneBetweenUnlike() {
        boolean[] labels = new boolean[400];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3 == 0;
        }
        WeighedRows rows = new WeighedRows(labels, null, null);
        List<SeedScores> sharp = trainings(rows, 0.4, 3);
        Estimate same = SeedComparison.of(sharp, sharp, 5).difference(Measure.AUC);
        assertThat(same).isEqualTo(new Estimate(0, new Interval(0, 0)));
        SeedComparison unlike = SeedComparison.of(trainings(rows, 0.7, 3), sharp, 5);
        Estimate difference = unlike.difference(Measure.ACCURACY);
        assertThat(difference.interval().low()).isPositive();
        assertThat(difference.value())
                .isCloseTo(
                        unlike.second(Measure.ACCURACY).value()
                                - unlike.first(Measure.ACCURACY).value(),
                        within(TINY));
        assertThat(unlike.first(Measure.AUC).interval().low())
                .isLessThan(unlike.first(Measure.AUC).value());
    }
}
