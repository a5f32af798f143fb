package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static Estimate of(double low, double value, double high) {
        return new Estimate(value, new Interval(low, high));
    }

    @Test
    void shouldKeepTheIntervalWhenThereIsOneSeed() {
        Estimate only = Estimate.ofSeeds(List.of(of(0.6, 0.7, 0.9)));
        assertThat(only.value()).isEqualTo(0.7);
        assertThat(only.interval().low()).isCloseTo(0.6, within(1e-12));
        assertThat(only.interval().high()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void shouldAddRowsAndSeedsInQuadrature() {
        // Mean 0.8; the rows leave 0.03 below and 0.04 above; deviation of 0.7 and 0.9 is sqrt(0.02), of the mean 0.1.
        Estimate mean = Estimate.ofSeeds(List.of(of(0.67, 0.7, 0.74), of(0.87, 0.9, 0.94)));
        assertThat(mean.value()).isCloseTo(0.8, within(1e-12));
        double seeds = 1.959963984540054 * 0.1;
        assertThat(mean.interval().low()).isCloseTo(0.8 - Math.hypot(0.03, seeds), within(1e-12));
        assertThat(mean.interval().high()).isCloseTo(0.8 + Math.hypot(0.04, seeds), within(1e-12));
    }
}
