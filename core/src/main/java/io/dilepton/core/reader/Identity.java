package io.dilepton.core.reader;

import io.dilepton.core.event.EventId;

/**
 * Columns that identify an event. Without a run column the run is the option's; without an event column the event number is the
 * number of the row, from 1. A file that numbers the events of each of its subsamples (processes) from 0 gets the subsample's name,
 * hashed to 31 bits, as luminosity block, so that identities stay unique and do not depend on the order of the rows.
 */
record Identity(int run, int event, int subsample, long defaultRun) {

    EventId of(Row row) {
        long block = subsample == Header.ABSENT ? 0 : row.text(subsample).hashCode() & Integer.MAX_VALUE;
        return new EventId(
                run == Header.ABSENT ? defaultRun : row.integer(run),
                block,
                event == Header.ABSENT ? row.index() + 1 : row.integer(event));
    }
}
