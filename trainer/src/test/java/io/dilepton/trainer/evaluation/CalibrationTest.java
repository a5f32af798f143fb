package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Rows whose chance of signal is σ(0.5·logit − 1). */
    private static final class Rows {

        private final double[] logits = new double[20_000];
        private final boolean[] labels = new boolean[20_000];

        Rows(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < logits.length; i++) {
                logits[i] = 3 * random.nextGaussian();
                labels[i] = random.nextDouble() < Calibration.sigmoid(0.5 * logits[i] - 1);
            }
        }

        double[] mapped(Calibration calibration) {
            double[] probabilities = new double[logits.length];
            for (int i = 0; i < logits.length; i++) {
                probabilities[i] = calibration.probability(logits[i]);
            }
            return probabilities;
        }
    }

    @Test
    void shouldFindSlopeAndInterceptWhenLogitsAreStretchedAndShifted() {
        Rows rows = new Rows(5);
        Calibration calibration = Calibration.fit(CalibrationMethod.PLATT, rows.logits, rows.labels);
        assertThat(calibration.slope()).isCloseTo(0.5f, within(0.03f));
        assertThat(calibration.intercept()).isCloseTo(-1f, within(0.06f));
    }

    @Test
    void shouldMakeProbabilitiesComeTrueAndKeepTheOrderWhenRowsAreNew() {
        Rows fitted = new Rows(5);
        Rows fresh = new Rows(6);
        Calibration calibration = Calibration.fit(CalibrationMethod.PLATT, fitted.logits, fitted.labels);
        double[] raw = fresh.mapped(Calibration.IDENTITY);
        double[] mapped = fresh.mapped(calibration);
        Reliability before = Reliability.of(raw, fresh.labels, 1);
        Reliability after = Reliability.of(mapped, fresh.labels, 1);
        assertThat(before.expectedError()).isGreaterThan(0.15);
        assertThat(after.expectedError()).isLessThan(0.02);
        assertThat(after.brier()).isLessThan(before.brier() - 0.03);
        assertThat(RocCurve.area(mapped, fresh.labels)).isCloseTo(RocCurve.area(raw, fresh.labels), within(1e-12));
    }

    @Test
    void shouldLeaveTheInterceptAtZeroWhenOnlyTheTemperatureIsFitted() {
        Rows rows = new Rows(5);
        Calibration calibration = Calibration.fit(CalibrationMethod.TEMPERATURE, rows.logits, rows.labels);
        assertThat(calibration.intercept()).isZero();
        assertThat(calibration.slope()).isBetween(0.2f, 0.7f);
        assertThat(calibration.probability(0)).isEqualTo(0.5);
    }

    @Test
    void shouldStayFiniteWhenLogitsSeparateTheClasses() {
        double[] logits = {-6, -5, -4, 4, 5, 6};
        boolean[] labels = {false, false, false, true, true, true};
        Calibration calibration = Calibration.fit(CalibrationMethod.PLATT, logits, labels);
        assertThat(calibration.slope()).isPositive().isFinite();
        assertThat(calibration.probability(4)).isGreaterThan(0.6);
        assertThat(calibration.probability(-4)).isLessThan(0.4);
        logits[0] = Double.NEGATIVE_INFINITY;
        logits[5] = 1e300;
        assertThat(Calibration.fit(CalibrationMethod.PLATT, logits, labels).slope())
                .isPositive()
                .isFinite();
    }

    @Test
    void shouldLeaveScoresAloneWhenACalibrationWouldTurnTheirOrderOrHasOneClass() {
        double[] logits = {3, 2, 2, 1, -1, -2, -2, -3};
        boolean[] labels = {false, false, false, false, true, true, true, true};
        assertThat(Calibration.fit(CalibrationMethod.PLATT, logits, labels)).isEqualTo(Calibration.IDENTITY);
        assertThat(Calibration.fit(CalibrationMethod.PLATT, logits, new boolean[8]))
                .isEqualTo(Calibration.IDENTITY);
        assertThat(Calibration.fit(CalibrationMethod.NONE, logits, labels)).isEqualTo(Calibration.IDENTITY);
    }

    @Test
    void shouldRefuseSlopesThatAreNotPositive() {
        assertThatThrownBy(() -> new Calibration(CalibrationMethod.PLATT, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive slope");
        assertThatThrownBy(() -> new Calibration(CalibrationMethod.PLATT, 1, Float.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
