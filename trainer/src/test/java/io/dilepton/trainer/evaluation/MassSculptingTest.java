package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MassSculptingTest {

    private static final int ROWS = 4000;
    private static final MassBins BINS = new MassBins(0, 200, 20);

    private final double[] masses = new double[ROWS];
    private final double[] blind = new double[ROWS];
    private final double[] knowing = new double[ROWS];
    private final boolean[] labels = new boolean[ROWS];

    MassSculptingTest() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i % 4 == 0;
            masses[i] = i % 50 == 1 ? Double.NaN : random.nextDouble(0, 200);
            blind[i] = random.nextDouble();
            knowing[i] = Math.exp(-Math.pow((masses[i] - 125) / 20, 2));
            if (Double.isNaN(masses[i])) {
                knowing[i] = 0;
            }
        }
    }

    private MassSculpting sculpting(double[] scores, double threshold) {
        return MassSculpting.of(masses, scores, labels, null, threshold, BINS, 8);
    }

    @Test
    void shouldStayWithinChanceWhenScoresDoNotKnowTheMass() {
        MassSculpting sculpting = sculpting(blind, 0.8);
        assertThat(sculpting.kolmogorov().value())
                .isLessThan(1.2 * sculpting.kolmogorov().floor());
        assertThat(sculpting.jensenShannon().value())
                .isLessThan(1.2 * sculpting.jensenShannon().floor());
        assertThat(sculpting.background()).isEqualTo(3000 - 80);
    }

    @Test
    void shouldSeeThePeakWhenScoresKnowTheMass() {
        MassSculpting sculpting = sculpting(knowing, 0.5);
        assertThat(sculpting.kolmogorov().value()).isGreaterThan(0.4);
        assertThat(sculpting.kolmogorov().value())
                .isBetween(
                        sculpting.kolmogorov().interval().low() - 0.02,
                        sculpting.kolmogorov().interval().high() + 0.02);
        assertThat(sculpting.jensenShannon().value())
                .isGreaterThan(5 * sculpting.jensenShannon().floor());
    }

    @Test
    void shouldCountByHandWhenRowsAreFew() {
        double[] few = {10, 20, 30, 40};
        double[] scores = {0, 0, 1, 1};
        MassSculpting half = MassSculpting.of(few, scores, new boolean[4], null, 0.5, new MassBins(0, 50, 5), 1);
        assertThat(half.kolmogorov().value()).isCloseTo(0.5, within(1e-12));
        // Halves of p = (¼, ¼, ¼, ¼) and q = (0, 0, ½, ½) about their mean, base 2.
        double divergence = 0.5 * (0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3) + Math.log(4.0 / 3)) / Math.log(2);
        assertThat(half.jensenShannon().value()).isCloseTo(Math.sqrt(divergence), within(1e-12));
        double[] weights = {1, 1, 0, 0};
        assertThat(MassSculpting.of(few, scores, new boolean[4], weights, 0.5, new MassBins(0, 50, 5), 1)
                        .kolmogorov()
                        .value())
                .isNaN();
    }

    @Test
    void shouldProfileScoresByMassAndLeaveOutWhatHasNone() {
        MassProfile profile = MassProfile.of(masses, knowing, labels, null, 0.5, BINS);
        assertThat(profile.undefined()).isEqualTo(80);
        assertThat(profile.bins()).hasSize(20);
        assertThat(profile.bins().stream()
                        .mapToLong(bin -> bin.signal() + bin.background())
                        .sum())
                .isEqualTo(ROWS - 80);
        MassProfile.Bin peak = profile.bins().get(12);
        assertThat(peak.mean()).isGreaterThan(0.9);
        assertThat(peak.taken()).isEqualTo(1);
        assertThat(peak.low16()).isLessThanOrEqualTo(peak.high84());
        assertThat(profile.bins().get(0).taken()).isZero();
    }

    @Test
    void shouldPutEdgesAtTensWhenMassesAreGiven() {
        MassBins bins = MassBins.around(masses);
        assertThat(bins).isEqualTo(new MassBins(0, 200, MassBins.USUAL));
        assertThat(bins.bin(-5)).isZero();
        assertThat(bins.bin(1e9)).isEqualTo(MassBins.USUAL - 1);
        assertThat(bins.bin(bins.edge(7))).isEqualTo(7);
        double[] none = new double[3];
        Arrays.fill(none, Double.NaN);
        assertThat(MassBins.around(none).count()).isEqualTo(MassBins.USUAL);
    }
}
