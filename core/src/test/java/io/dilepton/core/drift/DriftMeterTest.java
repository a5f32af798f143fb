package io.dilepton.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.registry.FeatureReference;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftMeterTest {

    private static final int REFERENCE_ROWS = 5_000;

    private static FeatureReference reference(RandomGenerator random, ToDoubleFunction<RandomGenerator> draw) {
        float[] values = new float[REFERENCE_ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw.applyAsDouble(random);
        }
        return FeatureReference.of("feature", values);
    }

    private static long[] sample(
            FeatureReference reference, int rows, RandomGenerator random, ToDoubleFunction<RandomGenerator> draw) {
        long[] counts = new long[reference.counts().size()];
        for (int i = 0; i < rows; i++) {
            counts[reference.bin((float) draw.applyAsDouble(random))]++;
        }
        return counts;
    }

    private static double jets(RandomGenerator random) {
        double u = random.nextDouble();
        return u < 0.4 ? 0 : u < 0.75 ? 1 : u < 0.95 ? 2 : 3;
    }

    /** The reference is new in each trial, as a training sample is. */
    @ParameterizedTest
    @CsvSource({"60,800", "1000,800", "30000,200"})
    void shouldRaiseAFalseAlarmOnceInAHundredWhenNothingDrifts(int rows, int trials) {
        int psi = 0;
        int ks = 0;
        double psiRatio = 0;
        double ksRatio = 0;
        SplittableRandom random = new SplittableRandom(rows);
        for (int i = 0; i < trials; i++) {
            FeatureReference reference = reference(random, RandomGenerator::nextExponential);
            Drift drift = new DriftMeter(1)
                    .measure(reference.counts(), sample(reference, rows, random, RandomGenerator::nextExponential));
            psi += drift.psi().isBeyondNoise() ? 1 : 0;
            ks += drift.ks().isBeyondNoise() ? 1 : 0;
            psiRatio += drift.psi().ratio();
            ksRatio += drift.ks().ratio();
        }
        assertThat((double) psi / trials).as("false alarms of PSI").isBetween(0.0, 0.03);
        assertThat((double) ks / trials).as("false alarms of KS").isBetween(0.0, 0.03);
        assertThat(psiRatio / trials).as("PSI over floor").isCloseTo(1, within(0.15));
        assertThat(ksRatio / trials).as("KS over floor").isCloseTo(1, within(0.15));
    }

    /** The textbook limit 1.63·√(1/n + 1/m) for continuous variables would hardly ever be passed. */
    @Test
    void shouldKeepTheRateOfFalseAlarmsWhenAFeatureHasFourValues() {
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int i = 0; i < 500; i++) {
            FeatureReference reference = reference(random, DriftMeterTest::jets);
            assertThat(reference.counts()).hasSize(4);
            Drift drift =
                    new DriftMeter(1).measure(reference.counts(), sample(reference, 700, random, DriftMeterTest::jets));
            alarms += drift.ks().isBeyondNoise() ? 1 : 0;
        }
        assertThat(alarms / 500.0).isBetween(0.002, 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0.15,1000", "0.1,20000"})
    void shouldRaiseTheAlarmWhenAFeatureIsShifted(double shift, int rows) {
        SplittableRandom random = new SplittableRandom(9);
        int psi = 0;
        int ks = 0;
        for (int i = 0; i < 50; i++) {
            FeatureReference reference = reference(random, RandomGenerator::nextGaussian);
            Drift drift = new DriftMeter(1)
                    .measure(
                            reference.counts(),
                            sample(reference, rows, random, source -> source.nextGaussian() + shift));
            psi += drift.psi().isBeyondNoise() ? 1 : 0;
            ks += drift.ks().isBeyondNoise() ? 1 : 0;
        }
        assertThat(ks).as("alarms of KS in 50").isGreaterThan(35);
        assertThat(psi).as("alarms of PSI in 50").isGreaterThan(10);
    }

    @Test
    void shouldFollowTheFormulasWhenCountsAreGiven() {
        Drift drift = new DriftMeter(1).measure(List.of(50L, 30L, 20L), new long[] {10, 30, 60});
        double n = 101.5;
        double psi = (10.5 - 50.5) / n * Math.log(10.5 / 50.5) + (60.5 - 20.5) / n * Math.log(60.5 / 20.5);
        assertThat(drift.psi().value()).isCloseTo(psi, within(1e-12));
        assertThat(drift.ks().value()).isCloseTo(0.4, within(1e-12));
        assertThat(drift.sampleRows()).isEqualTo(100);
        assertThat(drift.psi().isBeyondNoise()).isTrue();
        assertThat(drift.ratio()).isGreaterThan(4);
        // The mean of PSI between two samples is (k − 1)·(1/n + 1/m).
        assertThat(drift.psi().floor()).isCloseTo(2 * 0.02, within(0.01));
    }

    @Test
    void shouldGiveTheSameFloorWhenMeasuredAgain() {
        long[] sample = {400, 350, 250};
        List<Long> reference = List.of(4_100L, 3_400L, 2_500L);
        DriftMeter meter = new DriftMeter(3);
        Drift first = meter.measure(reference, sample);
        assertThat(meter.measure(reference, sample)).isEqualTo(first);
        assertThat(new DriftMeter(3).measure(reference, sample)).isEqualTo(first);
        // A sample of nearly the same size uses the kept floor, scaled.
        Drift larger = meter.measure(
                reference, Arrays.stream(sample).map(count -> count * 21 / 20).toArray());
        assertThat(larger.psi().floor()).isLessThan(first.psi().floor());
    }

    @Test
    void shouldSeeNoDriftWhenThereIsOneBin() {
        Drift drift = new DriftMeter(1).measure(List.of(1_000L), new long[] {300});
        assertThat(drift.ratio()).isZero();
        assertThat(drift.psi().isBeyondNoise()).isFalse();
    }

    @Test
    void shouldRefuseWhenBinsOrSizesDoNotFit() {
        DriftMeter meter = new DriftMeter(1);
        assertThatThrownBy(() -> meter.measure(List.of(5L, 5L), new long[] {30}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meter.measure(List.of(5L, 5L), new long[] {3, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 rows");
    }
}
