package io.dilepton.core.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.event.Origin;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedEventsTest {

    private static final SyntheticSeries SERIES = new SyntheticSeries(
            SimulatedEvents.Z_PEAK, 1, "request-1", 42, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMillis(10));

    @Test
    void shouldMakeTheSameEventWhateverTheBatch() {
        SimulatedEvents source = SimulatedEvents.zPeak(SERIES, Conditions.NONE);

        List<CollisionEvent> whole = source.events(0, 40);
        List<CollisionEvent> parts = new ArrayList<>(source.events(33, 7));
        parts.addAll(0, source.events(1, 32));
        parts.addAll(0, source.events(0, 1));

        assertEquals(whole, parts);
        assertEquals(whole, SimulatedEvents.zPeak(SERIES, Conditions.NONE).events(0, 40));
    }

    @Test
    void shouldMarkEventsAsSyntheticWithTheirLineage() {
        CollisionEvent event =
                SimulatedEvents.zPeak(SERIES, Conditions.NONE).events(7, 1).get(0);

        assertEquals(Origin.SYNTHETIC, event.origin());
        assertEquals(new Lineage(SimulatedEvents.Z_PEAK, 1, "request-1", 7), event.lineage());
        assertEquals(7, event.id().eventNumber());
        assertEquals(Instant.parse("2026-01-01T00:00:00.070Z"), event.eventTime());
        assertNotNull(event.truth());
    }

    @Test
    void shouldKeepTimesExactWhereTheirNanosecondsFitNoLong() {
        CollisionEvent near =
                SimulatedEvents.zPeak(SERIES, Conditions.NONE).events(3, 1).get(0);
        for (Duration spacing : List.of(
                Duration.ofNanos(3), Duration.ofSeconds(1_000, 1), Duration.ofSeconds(Long.MAX_VALUE / 500_000_000))) {
            Instant start = Instant.parse("2026-01-01T00:00:00Z");
            SyntheticSeries series = new SyntheticSeries(SimulatedEvents.Z_PEAK, 1, "far", 1, start, spacing);
            for (long index : new long[] {0, 1, 1_000_003}) {
                Instant time = series.stamp()
                        .event(index, near.first(), near.second(), null, List.of(), null)
                        .eventTime();
                assertEquals(start.plus(spacing.multipliedBy(index)).truncatedTo(ChronoUnit.MICROS), time);
            }
        }
    }

    @Test
    void shouldKeepRequestsDataAndSimulationApartByRunNumber() {
        SyntheticSeries other = SyntheticSeries.of(SimulatedEvents.Z_PEAK, 1, "request-2", 42);

        assertNotEquals(SERIES.runNumber(), other.runNumber());
        assertTrue(SERIES.runNumber() >= SyntheticSeries.FIRST_RUN && SERIES.runNumber() < 1L << 53);
        long simulation = new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), -1).runNumber();
        assertTrue(simulation < SyntheticSeries.FIRST_RUN);
    }

    @Test
    void shouldKeepToChannelAndMassWindow() {
        Conditions conditions = new Conditions(Channel.MUON, 88, 94);

        for (CollisionEvent event : SimulatedEvents.zPeak(SERIES, conditions).events(0, 200)) {
            double mass = PairMass.of(event.first(), event.second());
            assertTrue(mass >= 88 && mass <= 94, event.toString());
            assertEquals(LeptonFlavour.MUON, event.first().flavour());
            assertTrue(conditions.allow(event));
        }
    }

    @Test
    void shouldRefuseAWindowThatItCannotFill() {
        Conditions conditions = new Conditions(Channel.ELECTRON, 200, 300);

        Exception refusal =
                assertThrows(UnmetConditionsException.class, () -> SimulatedEvents.zPeak(SERIES, conditions));

        assertTrue(refusal.toString().contains("60.0 to 120.0 GeV"), refusal.toString());
    }
}
