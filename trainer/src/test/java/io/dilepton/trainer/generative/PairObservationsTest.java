package io.dilepton.trainer.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.network.LibTorch;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairObservationsTest {

    private static final int EVENTS = 300;

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    private static List<CollisionEvent> events(GeneratorProcess process) {
        return process.simulation(4).events(0, EVENTS).toList();
    }

    private static float[] observed(GeneratorProcess process, List<CollisionEvent> events) {
        SampleMatrix rows = SampleMatrix.of(events, process.quantities());
        try (PointerScope scope = new PointerScope()) {
            return LibTorch.array(process.observation().of(Tensor.create(rows.values(), rows.rows(), rows.width())));
        }
    }

    private static void assertNear(double expected, float actual, String name) {
        assertThat((double) actual).as(name).isCloseTo(expected, within(2e-3 * (1 + Math.abs(expected))));
    }

    @Test
    void shouldComputeTheEightObservablesOfTopPairs() {
        List<CollisionEvent> events = events(GeneratorProcess.TTBAR);
        float[] observed = observed(GeneratorProcess.TTBAR, events);
        for (int i = 0; i < EVENTS; i++) {
            double[] expected = ObservableSets.TOP_PAIR.row(events.get(i));
            for (int column = 0; column < expected.length; column++) {
                assertNear(expected[column], observed[i * expected.length + column], i + ", column " + column);
            }
        }
    }

    @Test
    void shouldComputeTheObservablesOfPairsAboutTheZ() {
        List<CollisionEvent> events = events(GeneratorProcess.ZEE);
        float[] observed = observed(GeneratorProcess.ZEE, events);
        for (int i = 0; i < EVENTS; i++) {
            CollisionEvent event = events.get(i);
            PairKinematics pair = PairKinematics.of(event.first(), event.second());
            double side = Math.signum(pair.rapidity());
            double[] expected = {
                Math.max(event.first().pt(), event.second().pt()),
                Math.min(event.first().pt(), event.second().pt()),
                side * event.first().eta(),
                side * event.second().eta(),
                Math.abs(pair.deltaEta()),
                Math.abs(pair.deltaPhi()),
                pair.deltaR(),
                pair.mass(),
                pair.pt(),
                pair.rapidity()
            };
            for (int column = 0; column < expected.length; column++) {
                assertNear(expected[column], observed[i * expected.length + column], i + ", column " + column);
            }
        }
    }
}
