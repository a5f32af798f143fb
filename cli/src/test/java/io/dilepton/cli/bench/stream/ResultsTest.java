package io.dilepton.cli.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.cli.bench.worker.Measurement;
import io.dilepton.cli.bench.worker.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Variant.Guarantee EXACTLY_ONCE = Variant.Guarantee.EXACTLY_ONCE;

    private final Results results = new Results();

    private static Measurement measured(double rate, double cpuPerMillion, double bytes) {
        return new Measurement(1_000_000, 1_000_000 / rate, cpuPerMillion, bytes * 1_000_000, 0, 0, 0, 0);
    }

    @Test
    void shouldCompareWithPassThroughAndInferenceOneAfterTheOther() {
        results.add(Variant.exactlyOnce(Mode.PASS_THROUGH), measured(400_000, 3, 1000));
        results.add(Variant.inference(), measured(800_000, 1.25, 0));
        results.add(Variant.exactlyOnce(Mode.MICRO_BATCHED), measured(200_000, 5.5, 2500));
        results.add(Variant.exactlyOnce(Mode.ONE_BY_ONE), measured(80_000, 12, 9000));
        // 1/(1/400k + 1/800k) = 266.7k
        assertThat(results.toLimit(EXACTLY_ONCE))
                .hasValueSatisfying(ratio -> assertThat(ratio).isCloseTo(0.75, within(1e-9)));
        assertThat(results.ratio(Mode.MICRO_BATCHED, Mode.ONE_BY_ONE, EXACTLY_ONCE))
                .hasValueSatisfying(ratio -> assertThat(ratio).isCloseTo(2.5, within(1e-9)));
        assertThat(results.ownCpu(EXACTLY_ONCE))
                .hasValueSatisfying(own -> assertThat(own).isCloseTo(1.25, within(1e-9)));
        assertThat(results.ownAllocation(EXACTLY_ONCE))
                .hasValueSatisfying(own -> assertThat(own).isCloseTo(1500, within(1e-6)));
    }

    @Test
    void shouldTakeTheMedianOfTheRounds() {
        for (double rate : new double[] {100, 900, 300}) {
            results.add(Variant.inference(), measured(rate, 1, 0));
        }
        assertThat(results.rate(Variant.inference())).isCloseTo(300, within(1e-9));
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)))
                .isEqualTo(new Spread(2.5, 1, 4, List.of(4.0, 1.0, 3.0, 2.0)));
    }

    @Test
    void shouldHaveNoRatioWhereAPartWasNotMeasured() {
        results.add(Variant.exactlyOnce(Mode.MICRO_BATCHED), measured(1, 1, 1));
        assertThat(results.toLimit(EXACTLY_ONCE)).isEmpty();
        assertThat(results.ownCpu(EXACTLY_ONCE)).isEmpty();
        assertThat(StreamReport.ratios(results)).isEmpty();
    }
}
