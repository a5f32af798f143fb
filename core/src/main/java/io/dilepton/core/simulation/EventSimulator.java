package io.dilepton.core.simulation;

import io.dilepton.core.event.CollisionEvent;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process that is simulated event by event: an event is a pure function of configuration, seed and index. Safe to share between threads. */
public interface EventSimulator {

    /**
     * Returns the run number of all events of this seed.
     *
     * @return run number, far above those of experiments
     */
    long runNumber();

    /**
     * Simulates one event.
     *
     * @param index 0-based index
     * @return the event, the same for the same configuration, seed and index
     * @throws IllegalStateException when the configuration lets practically no event pass
     */
    CollisionEvent event(long index);

    /**
     * Simulates a range of events.
     *
     * @param from first index
     * @param to index after the last
     * @return the events in order, made as they are asked for; may be made parallel
     */
    default Stream<CollisionEvent> events(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::event);
    }
}
