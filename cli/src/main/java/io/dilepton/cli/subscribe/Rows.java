package io.dilepton.cli.subscribe;

import io.dilepton.schemas.ScoredEvent;

/** Turns scored events into lines of text. */
interface Rows {

    /**
     * Returns what is to be printed before any event, though none may come.
     *
     * @return lines, each with its line end; empty for none
     */
    default String head() {
        return "";
    }

    /**
     * Returns what is to be printed for an event, headers that are due included.
     *
     * @param event the event
     * @return one or more lines, each with its line end
     */
    String lines(ScoredEvent event);
}
