package io.dilepton.core.observables;

import io.dilepton.core.event.CollisionEvent;
import java.util.List;

/** A named, ordered list of observables of one kind of event. Immutable; may be shared between threads. */
public interface ObservableSet {

    /**
     * Returns the name of the set.
     *
     * @return name, also that of the process that it is for
     */
    String name();

    /**
     * Returns the observables.
     *
     * @return in the order of {@link #row}
     */
    List<Observable> observables();

    /**
     * Tells whether all observables are defined for an event.
     *
     * @param event the event
     * @return whether {@link #row} may be called
     */
    boolean appliesTo(CollisionEvent event);

    /**
     * Computes the observables.
     *
     * @param event the event, to which the set applies
     * @return a new array, float64 [observables], in the order of {@link #observables()}
     * @throws IllegalArgumentException when the set does not apply to the event
     */
    double[] row(CollisionEvent event);

    /**
     * Computes the observables of many events.
     *
     * @param events events to which the set applies
     * @return new arrays, float64 [events][observables]
     * @throws IllegalArgumentException when the set does not apply to an event
     */
    default double[][] rows(List<CollisionEvent> events) {
        return events.stream().map(this::row).toArray(double[][]::new);
    }

    /**
     * Returns the place of an observable.
     *
     * @param name its name
     * @return column of {@link #row}
     * @throws IllegalArgumentException when the set has none of that name
     */
    default int column(String name) {
        List<Observable> all = observables();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the observables of " + name() + " have no '" + name + "'");
    }
}
