package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;

/** Makes events of the rows of one file. */
@FunctionalInterface
interface RowReader {

    /**
     * Makes an event.
     *
     * @throws RowFault when the row is no event
     */
    CollisionEvent read(Row row);
}
