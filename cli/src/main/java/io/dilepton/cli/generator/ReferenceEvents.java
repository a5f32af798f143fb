package io.dilepton.cli.generator;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.observables.ObservableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events that generated ones are compared with, by the side of the split that they are on; each event once, in whatever files it is. */
final class ReferenceEvents {

    private final ObservableSet observables;
    private final Conditions conditions;
    private final boolean oppositeSign;
    private final Set<EventId> seen = new HashSet<>();
    private final List<CollisionEvent> training = new ArrayList<>();
    private final List<CollisionEvent> others = new ArrayList<>();
    private final List<CollisionEvent> heldOut = new ArrayList<>();

    ReferenceEvents(ObservableSet observables, Conditions conditions, boolean oppositeSign) {
        this.observables = observables;
        this.conditions = conditions;
        this.oppositeSign = oppositeSign;
    }

    void add(CollisionEvent event) {
        boolean wanted = observables.appliesTo(event)
                && conditions.allow(event)
                && (!oppositeSign || event.first().charge() * event.second().charge() < 0);
        if (wanted && seen.add(event.id())) {
            side(event).add(event);
        }
    }

    private List<CollisionEvent> side(CollisionEvent event) {
        return switch (EventSplit.of(event.id())) {
            case TRAIN -> training;
            case VALIDATION -> others;
            case HELD_OUT -> heldOut;
        };
    }

    List<CollisionEvent> all() {
        List<CollisionEvent> all = new ArrayList<>(training);
        all.addAll(others);
        all.addAll(heldOut);
        return all;
    }

    List<CollisionEvent> heldOut() {
        return heldOut;
    }

    List<CollisionEvent> training() {
        return training;
    }
}
