package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all events of one file share, and the header that tells where their columns are.
 *
 * @param header header of the file
 * @param flavour flavour of electrons or muons that the rows themselves do not name
 * @param origin data or simulation
 * @param dataset name of the file
 * @param runNumber run number where there is no column
 * @param clock times of the events
 */
record EventFrame(
        Header header, LeptonFlavour flavour, Origin origin, String dataset, long runNumber, EventClock clock) {

    /** Makes an event of two leptons alone. */
    CollisionEvent pair(Row row, EventId id, Lepton first, Lepton second) {
        return CollisionEvent.ofPair(id, clock.timeOf(row.index()), origin, dataset, first, second, null);
    }

    /** Makes an event. */
    CollisionEvent event(
            Row row,
            EventId id,
            List<Lepton> leptons,
            MissingPt missingPt,
            List<Jet> jets,
            @Nullable JetSummary jetSummary,
            double mmcMass,
            @Nullable Truth truth) {
        return new CollisionEvent(
                id,
                clock.timeOf(row.index()),
                origin,
                null,
                dataset,
                leptons.get(0),
                leptons.get(1),
                missingPt,
                jets,
                jetSummary,
                mmcMass,
                truth);
    }
}
