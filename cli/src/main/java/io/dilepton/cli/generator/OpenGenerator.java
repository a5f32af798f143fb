package io.dilepton.cli.generator;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.observables.ObservableSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of events that was asked for on the command line; closed by who opened it.
 *
 * @param source the source
 * @param label what it is, for people
 * @param observables what its events are compared by
 * @param trained whether it was trained on events, rather than a simulation
 */
record OpenGenerator(EventSource source, String label, ObservableSet observables, boolean trained)
        implements AutoCloseable {

    private static final int BATCH = 2000;

    /** Makes the first events of the sequence. */
    List<CollisionEvent> events(int count) {
        List<CollisionEvent> events = new ArrayList<>(count);
        while (events.size() < count) {
            events.addAll(source.events(events.size(), Math.min(BATCH, count - events.size())));
        }
        return events;
    }

    @Override
    public void close() {
        source.close();
    }
}
