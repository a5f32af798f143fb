package io.dilepton.generator.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.kinematics.PairMass;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetSpectrumTest {

    private static final CollisionEvent PAIR = SimulatedEvents.zPeak(
                    SyntheticSeries.of("m", 1, "r", 1), Conditions.NONE)
            .events(0, 1)
            .get(0);

    private static int bin(Double... edges) {
        List<Double> contents = List.of(edges).subList(1, edges.length);
        return new TargetSpectrum("pairMass", List.of(edges), contents, false).bin(PAIR);
    }

    @Test
    void shouldFindTheBinOfAnEventEdgesIncluded() {
        double mass = PairMass.of(PAIR.first(), PAIR.second());
        assertThat(bin(mass - 1, mass + 1)).isZero();
        assertThat(bin(mass - 2, mass - 1, mass + 1)).isEqualTo(1);
        assertThat(bin(mass, mass + 1, mass + 2)).isZero();
        assertThat(bin(mass - 2, mass - 1, mass)).isEqualTo(1);
        assertThat(bin(mass - 2, mass - 1)).isEqualTo(-1);
        assertThat(bin(mass + 1, mass + 2)).isEqualTo(-1);
    }

    @Test
    void shouldHaveNoBinWhereAnEventLacksTheObservable() {
        TargetSpectrum missing = new TargetSpectrum("missingPt", List.of(0.0, 1e6), List.of(1.0), false);
        assertThat(missing.bin(PAIR)).isEqualTo(-1);
    }

    @Test
    void shouldMultiplyDensitiesByTheWidthOfTheBin() {
        List<Double> edges = List.of(0.0, 1.0, 4.0);
        assertThat(new TargetSpectrum("pairPt", edges, List.of(2.0, 6.0), false).shares())
                .containsExactly(0.25, 0.75);
        assertThat(new TargetSpectrum("pairPt", edges, List.of(3.0, 1.0), true).shares())
                .containsExactly(0.5, 0.5);
    }
}
