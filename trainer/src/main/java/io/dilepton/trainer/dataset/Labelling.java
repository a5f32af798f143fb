package io.dilepton.trainer.dataset;

import io.dilepton.core.event.CollisionEvent;

/** What a task calls signal. */
@FunctionalInterface
public interface Labelling {

    /**
     * Tells whether the label of an event is known.
     *
     * @param event event that the task's feature set applies to
     * @return false for an event that cannot be trained on; true where nothing else is said
     */
    default boolean knows(CollisionEvent event) {
        return true;
    }

    /**
     * Tells whether an event is signal.
     *
     * @param event event whose label is known
     * @return true for signal, false for background
     */
    boolean isSignal(CollisionEvent event);

    /**
     * Returns the weight of an event.
     *
     * @param event event whose label is known
     * @return expected number of events that it stands for; NaN, where nothing else is said, for one that has none
     */
    default double weight(CollisionEvent event) {
        return Double.NaN;
    }

    /**
     * Returns the mass of an event, whose spectrum tells whether scores sculpt it. It is no feature by this: a label that is made from it stays
     * apart from the rows.
     *
     * @param event event whose label is known
     * @return mass, GeV; NaN, where nothing else is said, for one that has none
     */
    default double mass(CollisionEvent event) {
        return Double.NaN;
    }
}
