package io.dilepton.trainer.augmentation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Events of a task by the part that they belong to, each identity once, as training takes them. */
public final class PairEvents {

    private final Task task;
    private final Map<EventSplit, List<CollisionEvent>> parts = new EnumMap<>(EventSplit.class);
    private final Set<EventId> seen = new HashSet<>();

    /**
     * Begins without events.
     *
     * @param task tells which events count
     */
    public PairEvents(Task task) {
        this.task = task;
        for (EventSplit part : EventSplit.values()) {
            parts.put(part, new ArrayList<>());
        }
    }

    /**
     * Adds an event; one that is none of the task's, or whose identity was seen before, is passed over.
     *
     * @param event the event
     */
    public void add(CollisionEvent event) {
        if (task.features().appliesTo(event) && task.knows(event) && seen.add(event.id())) {
            Objects.requireNonNull(parts.get(EventSplit.of(event.id()))).add(event);
        }
    }

    /**
     * Returns the pairs of a part.
     *
     * @param part the part
     * @return its pairs, in the order of adding
     */
    public PairSample part(EventSplit part) {
        return PairSample.of(Objects.requireNonNull(parts.get(part)), task);
    }

    /**
     * Returns the pairs of all parts: for events that are synthetic, and on no side.
     *
     * @return all pairs
     */
    public PairSample all() {
        return part(EventSplit.TRAIN).with(part(EventSplit.VALIDATION)).with(part(EventSplit.HELD_OUT));
    }
}
