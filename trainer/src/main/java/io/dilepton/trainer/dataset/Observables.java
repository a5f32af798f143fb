package io.dilepton.trainer.dataset;

import io.dilepton.core.event.CollisionEvent;
import java.util.List;

/** Columns beside the features: what terms of a loss need to know of an event and a network must not see. */
public interface Observables {

    /** No columns. */
    Observables NONE = new Observables() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void extract(CollisionEvent event, float[] row) {
            // There are none.
        }
    };

    /**
     * Returns the names.
     *
     * @return one per column
     */
    List<String> names();

    /**
     * Writes the columns of an event.
     *
     * @param event event to which the task's feature set applies
     * @param row destination, as long as there are names; NaN for what the event lacks
     */
    void extract(CollisionEvent event, float[] row);
}
