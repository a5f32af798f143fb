package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import java.util.List;

/**
 * A sequence of synthetic events, in which the event at an index depends on the source (its model, seed and conditions) and on the index alone.
 *
 * <p>It does not depend on the events that were asked for before, nor on how many are asked for at a time. So a request may be served in parts, by
 * several instances and again after a crash, and still every index gives the same event.
 */
public interface EventSource extends AutoCloseable {

    /**
     * Makes a range of the sequence.
     *
     * @param first index of the first event, at least 0
     * @param count how many events, at least 0
     * @return the events with the indices first, first + 1, …, first + count − 1, in this order
     */
    List<CollisionEvent> events(long first, int count);

    /** Releases what the source holds, a model for instance. */
    @Override
    void close();
}
