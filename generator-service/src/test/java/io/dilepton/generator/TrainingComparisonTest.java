package io.dilepton.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.registry.FeatureReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingComparisonTest {

    private static final ObservableSet SET = ObservableSets.Z_PAIR;

    private static List<CollisionEvent> events(long seed, Conditions conditions) {
        return SimulatedEvents.zPeak(SyntheticSeries.of("m", 1, "r", seed), conditions)
                .events(0, 3_000);
    }

    private static List<FeatureReference> references(List<CollisionEvent> training) {
        List<FeatureReference> references = new ArrayList<>();
        double[][] rows = SET.rows(training);
        for (String name : List.of("pairMass", "pairPt")) {
            float[] values = new float[rows.length];
            for (int row = 0; row < rows.length; row++) {
                values[row] = (float) rows[row][SET.column(name)];
            }
            references.add(FeatureReference.of(name, values));
        }
        return references;
    }

    @Test
    void shouldFindNoDifferenceBetweenEventsOfOneKindAndOneBetweenOthers() {
        List<FeatureReference> references = references(events(1, Conditions.NONE));

        ObjectNode same = TrainingComparison.of(SET, events(2, Conditions.NONE), references, 3);
        ObjectNode other =
                TrainingComparison.of(SET, events(2, new Conditions(Conditions.NONE.channel(), 60, 91)), references, 3);

        assertThat(same.path("rows").asLong()).isEqualTo(3_000);
        assertThat(same.path("features"))
                .extracting(feature -> feature.path("name").asText())
                .containsExactly("pairMass", "pairPt");
        assertThat(same.path("features"))
                .allSatisfy(feature -> assertThat(feature.path("ks").asDouble())
                        .isLessThan(2.5 * feature.path("ksFloor").asDouble()));
        assertThat(other.path("ksLargest").asDouble()).isGreaterThan(0.3);
    }
}
