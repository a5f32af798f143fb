package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;

/** What became of one row of a file. */
public sealed interface ReadResult permits ReadResult.Accepted, RejectedRow {

    /**
     * Returns where the row stands.
     *
     * @return line number in the file, from 1 (the header's)
     */
    long line();

    /**
     * The row is an event.
     *
     * @param line line number in the file
     * @param event the event
     */
    record Accepted(long line, CollisionEvent event) implements ReadResult {}
}
