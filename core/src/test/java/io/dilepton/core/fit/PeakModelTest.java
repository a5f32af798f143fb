package io.dilepton.core.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The curve against a brute-force integral of the textbook formulas. */
class PeakModelTest {

    private static final double MASS = 90.9;
    private static final double WIDTH = 2.4955;
    private static final double SIGMA = 1.7;
    private static final double TAIL = 1.3;
    private static final MassHistogram BINS = new MassHistogram(60, 0.5, new long[120]);

    private static double breitWigner(double m) {
        double s = m * m;
        return m / ((s - MASS * MASS) * (s - MASS * MASS) + s * s * WIDTH * WIDTH / (MASS * MASS));
    }

    private static double crystalBall(double t) {
        return t > -TAIL
                ? Math.exp(-t * t / 2)
                : Math.pow(2 / TAIL, 2) * Math.exp(-TAIL * TAIL / 2) * Math.pow(2 / TAIL - TAIL - t, -2);
    }

    private static double density(ResolutionShape shape, double measured) {
        double sum = 0;
        double step = 0.02;
        for (double truth = 30 + step / 2; truth < 150; truth += step) {
            double t = (measured - truth) / SIGMA;
            sum += breitWigner(truth) * (shape == ResolutionShape.GAUSSIAN ? Math.exp(-t * t / 2) : crystalBall(t));
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(ResolutionShape.class)
    void shouldConvolveLikeBruteForceWhenBinsAreFilled(ResolutionShape shape) {
        double[] brute = new double[120];
        for (int bin = 0; bin < 120; bin++) {
            double from = 60 + bin * 0.5;
            // Simpson's rule over the bin.
            brute[bin] = (density(shape, from) + 4 * density(shape, from + 0.25) + density(shape, from + 0.5)) / 6;
        }
        double total = Arrays.stream(brute).sum();
        double[] share = new double[120];
        new PeakModel(shape, BINS).signal(new double[] {MASS, WIDTH, SIGMA, TAIL, 1, 0, 0}, share);
        double peak = Arrays.stream(share).max().orElseThrow();
        for (int bin = 0; bin < 120; bin++) {
            assertThat(share[bin]).as("bin %d", bin).isCloseTo(brute[bin] / total, within(1e-3 * peak));
        }
        assertThat(Arrays.stream(share).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldFallExponentiallyWhenThereIsBackgroundAlone() {
        double[] expected = new double[120];
        new PeakModel(ResolutionShape.GAUSSIAN, BINS)
                .expected(new double[] {MASS, WIDTH, SIGMA, TAIL, 0, 1000, -0.04}, expected);
        assertThat(Arrays.stream(expected).sum()).isCloseTo(1000, within(1e-9));
        assertThat(expected[61] / expected[60]).isCloseTo(Math.exp(-0.02), within(1e-12));
        assertThat(expected[0]).isGreaterThan(expected[119]);
    }

    @Test
    void shouldAgreeWithTheErrorFunctionWhenTheTableIsRead() {
        for (double x = -10; x < 10; x += 0.00317) {
            assertThat(NormalTable.cumulative(x)).isCloseTo(Erf.erfc(-x / Math.sqrt(2)) / 2, within(1e-9));
        }
    }

    @Test
    void shouldGroupSparseBinsWhenTheQualityIsJudged() {
        MassHistogram histogram = new MassHistogram(60, 1, new long[] {3, 2, 10, 0, 1});
        GoodnessOfFit quality = GoodnessOfFit.of(histogram, new double[] {2, 4, 8, 1, 1}, 1);
        // Groups: 3+2 against 6; 10+0+1 against 10.
        assertThat(quality.chi2()).isCloseTo(1.0 / 6 + 1.0 / 10, within(1e-12));
        assertThat(quality.degreesOfFreedom()).isEqualTo(1);
        assertThat(quality.pValue()).isCloseTo(Erf.erfc(Math.sqrt((1.0 / 6 + 0.1) / 2)), within(1e-9));
        assertThat(GoodnessOfFit.of(histogram, new double[] {2, 4, 8, 1, 1}, 2).pValue())
                .isEqualTo(1);
    }
}
