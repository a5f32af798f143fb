package io.dilepton.generator.quality;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.EventSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.util.List;
import java.util.function.Predicate;

/** Reference events for those who have no recorded ones: the simulation of the process. */
public final class SimulatedReference {

    /** Simulated events for each that is wanted, at most. */
    private static final int PATIENCE = 50;

    private SimulatedReference() {}

    /**
     * Simulates.
     *
     * @param observables what the events are compared by, which tells the process: {@link ObservableSets#TOP_PAIR} top pairs, else Z candidates of both flavours
     * @param wanted which events to keep, {@code conditions::allow} for instance
     * @param count events to return
     * @param seed seed, which should be none that generated events have
     * @return the first events that are wanted; fewer than {@code count} where they are rarer than one in fifty
     */
    public static List<CollisionEvent> events(
            ObservableSet observables, Predicate<CollisionEvent> wanted, int count, long seed) {
        return simulator(observables, seed)
                .events(0, (long) PATIENCE * count)
                .filter(wanted)
                .limit(count)
                .toList();
    }

    private static EventSimulator simulator(ObservableSet observables, long seed) {
        return observables == ObservableSets.TOP_PAIR
                ? new TopPairSimulator(TopPairConfig.multilepton(), seed)
                : new DrellYanSimulator(SimulationConfig.zPeak(Channel.BOTH), seed);
    }
}
