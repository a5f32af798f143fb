package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Synthetic events from a simulation: what users can order without a trained model. Safe for use by several threads. */
public final class SimulatedEvents implements EventSource {

    /** Name that lineages carry for Z → ee and Z → µµ events of {@link #zPeak}: {@value}. */
    public static final String Z_PEAK = "simulation-z-peak";

    /** Version of the simulations that lineages carry. Raised when a simulation gives other events for the same seed. */
    public static final int VERSION = 1;

    private final SyntheticSeries.Stamp stamp;
    private final LongFunction<CollisionEvent> simulation;

    /**
     * Makes a source.
     *
     * @param series what the events share
     * @param simulation makes the simulated event of an index from that index alone
     */
    public SimulatedEvents(SyntheticSeries series, LongFunction<CollisionEvent> simulation) {
        this.stamp = series.stamp();
        this.simulation = simulation;
    }

    /**
     * Makes Z candidates as CMS recorded them in 2011, 60–120 GeV, fakes among them.
     *
     * @param series what the events share; its seed is that of the simulation
     * @param conditions channel and mass window
     * @return the source
     * @throws UnmetConditionsException when the mass window and 60–120 GeV have nothing in common
     */
    public static SimulatedEvents zPeak(SyntheticSeries series, Conditions conditions) {
        SimulationConfig peak = SimulationConfig.zPeak(conditions.channel());
        double massMin = Math.max(peak.massMin(), conditions.massMin());
        double massMax = Math.min(peak.massMax(), conditions.massMax());
        if (massMin >= massMax) {
            throw new UnmetConditionsException(Z_PEAK + " makes masses from " + peak.massMin() + " to " + peak.massMax()
                    + " GeV, asked for were " + conditions);
        }
        SimulationConfig window = new SimulationConfig(
                peak.channel(),
                massMin,
                massMax,
                peak.collisionEnergy(),
                peak.electronSelection(),
                peak.muonSelection(),
                peak.electronBackground(),
                peak.muonBackground());
        return new SimulatedEvents(series, new DrellYanSimulator(window, series.seed())::event);
    }

    @Override
    public List<CollisionEvent> events(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(this::event).toList();
    }

    private CollisionEvent event(long index) {
        try {
            CollisionEvent event = simulation.apply(index);
            return stamp.event(index, event.first(), event.second(), event.missingPt(), event.jets(), event.truth());
        } catch (IllegalStateException e) {
            throw new UnmetConditionsException("the simulation cannot make event " + index + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // A simulation holds nothing but memory.
    }
}
