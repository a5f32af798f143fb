package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void shouldCountByHandWhenRowsAreFew() {
        double[] probabilities = {0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 1.0};
        boolean[] labels = {false, false, false, true, true, false, true};
        Reliability reliability = Reliability.of(probabilities, labels, 1);
        assertThat(reliability.bins()).hasSize(3);
        Reliability.Bin low = reliability.bins().get(0);
        assertThat(low.rows()).isEqualTo(4);
        assertThat(low.signal()).isEqualTo(1);
        assertThat(low.share()).isEqualTo(0.25);
        assertThat(low.mean()).isCloseTo(0.1, within(1e-12));
        assertThat(low.observed()).isEqualTo(Proportion.wilson(1, 4));
        // |0.4 - 1| + |1.8 - 1| + |1 - 1| over 7 rows
        assertThat(reliability.expectedError()).isCloseTo((0.6 + 0.8) / 7, within(1e-12));
        assertThat(reliability.brier()).isCloseTo((3 * 0.01 + 0.81 + 0.01 + 0.81) / 7, within(1e-12));
        assertThat(reliability.brierInterval().low()).isLessThan(reliability.brier());
        assertThat(reliability.brierInterval().high()).isGreaterThan(reliability.brier());
    }

    @Test
    void shouldDrawTheSameIntervalWhenTheSeedIsTheSame() {
        double[] probabilities = {0.2, 0.3, 0.7, 0.8, 0.4};
        boolean[] labels = {false, true, true, true, false};
        Reliability first = Reliability.of(probabilities, labels, 9);
        assertThat(Reliability.of(probabilities, labels, 9)).isEqualTo(first);
        assertThat(Reliability.of(probabilities, labels, 10).expectedErrorInterval())
                .isNotEqualTo(first.expectedErrorInterval());
    }
}
