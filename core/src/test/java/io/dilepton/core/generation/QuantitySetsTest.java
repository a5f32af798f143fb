package io.dilepton.core.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.EventSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantitySetsTest {

    /** Quantities are float32, of which sums and cosines near 1 keep about five digits. */
    private static final double DIGITS = 2e-5;

    private static final int EVENTS = 500;

    private static Particles roundTrip(QuantitySet set, CollisionEvent event) {
        float[] row = new float[set.size() + 1];
        set.encode(event, row, 1);
        Particles particles = set.decode(row, 1);
        assertNotNull(particles);
        return particles;
    }

    private static void assertSame(Lepton expected, Lepton actual) {
        assertEquals(expected.flavour(), actual.flavour());
        assertEquals(expected.charge(), actual.charge());
        assertEquals(expected.pt(), actual.pt(), DIGITS * (50 + expected.pt()));
        assertEquals(expected.eta(), actual.eta(), 1e-3);
        assertEquals(0, DeltaPhi.of(expected.phi(), actual.phi()), 1e-3);
    }

    @Test
    void shouldMakeTheSamePairsOfTheirBosonAndItsDecay() {
        for (Channel channel : new Channel[] {Channel.ELECTRON, Channel.MUON}) {
            EventSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(channel), 3);
            for (int i = 0; i < EVENTS; i++) {
                CollisionEvent event = simulator.event(i);
                Particles particles = roundTrip(QuantitySets.ZLL, event);
                assertSame(event.first(), particles.first());
                assertSame(event.second(), particles.second());
                double mass = PairMass.of(event.first(), event.second());
                assertEquals(mass, PairMass.of(particles.first(), particles.second()), 1e-4 * mass);
            }
        }
    }

    @Test
    void shouldMakeTheSameObservablesOfLeptonsAndMissingMomentum() {
        EventSimulator simulator = new TopPairSimulator(TopPairConfig.multilepton(), 3);
        for (int i = 0; i < EVENTS; i++) {
            CollisionEvent event = simulator.event(i);
            Particles particles = roundTrip(QuantitySets.DILEPTON_MET, event);
            MissingPt missing = particles.missingPt();
            assertNotNull(missing);
            CollisionEvent made = SyntheticSeries.of("m", 1, "r", 1)
                    .stamp()
                    .event(i, particles.first(), particles.second(), missing, event.jets(), null);
            double[] expected = ObservableSets.TOP_PAIR.row(event);
            double[] actual = ObservableSets.TOP_PAIR.row(made);
            for (int column = 0; column < expected.length; column++) {
                assertEquals(
                        expected[column], actual[column], 1e-3 * (1 + Math.abs(expected[column])), "column " + column);
            }
            Lepton hard = event.first().pt() >= event.second().pt() ? event.first() : event.second();
            assertSame(hard, particles.first());
        }
    }

    @Test
    void shouldMakeNoParticlesOfRowsThatDescribeNone() {
        float[] tooLight = {0.1f, 10, 0, 0, 0.5f, 0, 1, 1, 1, 1, -1, 1};
        float[] lost = {91, Float.NaN, 0, 0, 0.5f, 0, 1, 1, 1, 1, -1, 1};
        float[] forward = {91, 10, 40, 0, 0.5f, 0, 1, 1, 1, 1, -1, 1};

        assertNull(QuantitySets.ZLL.decode(tooLight, 0));
        assertNull(QuantitySets.ZLL.decode(lost, 0));
        assertNull(QuantitySets.ZLL.decode(forward, 0));
        assertNull(QuantitySets.DILEPTON_MET.decode(new float[13], 0));
    }

    @Test
    void shouldKeepWhatItHasSeenInsideTheAcceptance() {
        EventSimulator simulator = new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), 5);
        List<Particles> sample = simulator.events(0, EVENTS).map(Particles::of).toList();
        Acceptance acceptance = Acceptance.of(sample);
        for (int i = 0; i < EVENTS; i++) {
            assertTrue(acceptance.allows(Particles.of(simulator.event(i))));
        }
        Particles one = Particles.of(simulator.event(0));
        Lepton soft = new Lepton(one.first().flavour(), 1, 1, 0, 0, one.first().mass());
        assertFalse(acceptance.allows(new Particles(soft, one.second(), null)));
        assertEquals(acceptance, Acceptance.of(acceptance.bounds()));
    }

    @Test
    void shouldNameTheSetsThatThereAreWhenAskedForAnother() {
        Exception unknown = assertThrows(IllegalArgumentException.class, () -> QuantitySets.named("zll-v9"));

        assertTrue(String.valueOf(unknown.getMessage()).contains("zll-v2, dilepton-met-v1"), unknown.getMessage());
    }
}
