package io.dilepton.generator.quality.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.fit.Measured;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Distances of samples whose true distance is known. */
class DistancesTest {

    private static final long SEED = 11;

    /** Independent normals with the same shift and standard deviation in every column. */
    static double[][] normals(int rows, int width, double shift, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sample = new double[rows][width];
        for (double[] row : sample) {
            Arrays.setAll(row, i -> shift + deviation * random.nextGaussian());
        }
        return sample;
    }

    private static double[] sorted(double[][] rows) {
        double[] column = Rows.column(rows, 0);
        Arrays.sort(column);
        return column;
    }

    @Test
    void shouldFindTheShiftWhenNormalsAreShifted() {
        double[] first = sorted(normals(20_000, 1, 0, 1, 1));
        double[] second = sorted(normals(15_000, 1, 0.3, 1, 2));

        assertThat(Wasserstein.distance(first, second)).isCloseTo(0.3, within(0.03));
        assertThat(Wasserstein.distance(first, first)).isZero();
    }

    @Test
    void shouldGiveHandWorkedAreaWhenSamplesHaveDifferentSizes() {
        assertThat(Wasserstein.distance(new double[] {0, 1}, new double[] {0, 0, 3, 3}))
                .isCloseTo(1.0, within(1e-12));
        assertThat(Wasserstein.distance(new double[] {5}, new double[] {1, 2})).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void shouldFindKnownCoefficientsWhenColumnsAreCorrelated() {
        double[][] rows = normals(40_000, 3, 0, 1, SEED);
        for (double[] row : rows) {
            row[1] = 0.8 * row[0] + 0.6 * row[1];
            row[2] = 7;
        }

        double[][] pearson = Correlations.pearson(rows);
        double[][] spearman = Correlations.spearman(rows);

        assertThat(pearson[0][1]).isCloseTo(0.8, within(0.01));
        assertThat(spearman[0][1]).as("6/π·asin(ρ/2)").isCloseTo(6 / Math.PI * Math.asin(0.4), within(0.01));
        assertThat(pearson[2][0]).as("constant column").isZero();
        assertThat(Correlations.largestDifference(pearson, spearman))
                .isEqualTo(Math.abs(pearson[0][1] - spearman[0][1]));
    }

    @Test
    void shouldShareRanksWhenValuesAreEqual() {
        double[][] rows = {{1, 1}, {1, 2}, {2, 3}, {3, 3}};

        assertThat(Correlations.spearman(rows)[0][1])
                .as("ranks ½ ½ 2 3 and 0 1 2½ 2½")
                .isCloseTo(8.0 / 9, within(1e-12));
    }

    @Test
    void shouldFindTheFrechetDistanceWhenGaussiansAreKnown() {
        double[][] first = normals(60_000, 2, 0, 1, 1);
        double[][] second = normals(60_000, 2, 0.5, 2, 2);

        double truth = 2 * (0.5 * 0.5 + (2 - 1) * (2 - 1));
        assertThat(FrechetDistance.ofSamples(first, second)).isCloseTo(truth, within(0.05));
    }

    @Test
    void shouldExtrapolateTheFrechetDistanceToInfiniteSamples() {
        double[][] first = normals(4000, 5, 0, 1, 1);
        double[][] second = normals(4000, 5, 0.3, 1, 2);
        double scale =
                Arrays.stream(PhysicsScale.of(first)).map(s -> 1 / (s * s)).sum();

        Measured distance = FrechetDistance.extrapolated(first, second, SEED);
        Measured same = FrechetDistance.extrapolated(first, normals(4000, 5, 0, 1, 3), SEED);

        assertThat(distance.value()).isCloseTo(0.3 * 0.3 * scale, within(0.15 * 0.3 * 0.3 * scale));
        assertThat(same.value()).isLessThan(0.02 * distance.value() + 2 * same.error());
    }

    @Test
    void shouldAgreeWithTheSumOverPairsWhenKernelIsEmbedded() {
        double[][] first = normals(40, 3, 0, 0.5, 1);
        double[][] second = normals(30, 3, 0.2, 0.4, 2);

        double pairs = inside(first) + inside(second) - 2 * between(first, second);

        assertThat(KernelDistance.discrepancy(first, second)).isCloseTo(pairs, within(1e-9));
    }

    private static double kernel(double[] x, double[] y) {
        double dot = 0;
        for (int i = 0; i < x.length; i++) {
            dot += x[i] * y[i];
        }
        return Math.pow(dot / x.length + 1, 4);
    }

    private static double inside(double[][] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                sum += i == j ? 0 : kernel(rows[i], rows[j]);
            }
        }
        return sum / (rows.length * (rows.length - 1.0));
    }

    private static double between(double[][] first, double[][] second) {
        double sum = 0;
        for (double[] x : first) {
            for (double[] y : second) {
                sum += kernel(x, y);
            }
        }
        return sum / (first.length * (double) second.length);
    }

    @Test
    void shouldSeeAShiftByTheKernelWhenSamplesDiffer() {
        double[][] first = normals(3000, 4, 0, 1, 1);

        Measured same = KernelDistance.of(first, normals(3000, 4, 0, 1, 2), SEED);
        Measured shifted = KernelDistance.of(first, normals(3000, 4, 0.5, 1, 3), SEED);

        assertThat(Math.abs(same.value())).isLessThan(5 * same.error());
        assertThat(shifted.value()).isGreaterThan(10 * same.error());
    }

    @Test
    void shouldFindTheNearestWhenPointsAreKnown() {
        double[][] among = {{0, 0}, {10, 0}};

        assertThat(NearestNeighbours.distances(new double[][] {{1, 0}, {10, 4}}, among, new double[] {1, 2}))
                .containsExactly(1, 2);
    }
}
