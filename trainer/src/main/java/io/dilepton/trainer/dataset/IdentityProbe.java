package io.dilepton.trainer.dataset;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Truth;
import io.dilepton.core.features.FeatureSet;
import java.time.Duration;

/**
 * Refuses feature sets that let identifiers or the truth in, by what they do, not by what they are called: the same collision under another
 * identity, at another time and with another truth must give the same row.
 */
final class IdentityProbe {

    /** Events that are tried; an identifier differs in every one. */
    static final int EVENTS = 16;

    private static final long RUN_STEP = 1_009;
    private static final long EVENT_STEP = 1_000_003;
    private static final Duration TIME_STEP = Duration.ofDays(11);

    private IdentityProbe() {}

    static void require(FeatureSet features, CollisionEvent event, float[] row) {
        CollisionEvent other = disguised(event);
        float[] probe = new float[row.length];
        if (features.appliesTo(other)) {
            features.extract(other, probe, 0);
        }
        for (int i = 0; i < row.length; i++) {
            if (Float.compare(row[i], probe[i]) != 0) {
                throw new UnusableDatasetException("feature "
                        + features.features().get(i).name() + " of the set " + features.name()
                        + " follows the run, event number, time, sample or truth of an event: identifiers and the truth are never"
                        + " features; take it out of the set");
            }
        }
    }

    private static CollisionEvent disguised(CollisionEvent event) {
        EventId id = event.id();
        Truth truth = event.truth();
        return new CollisionEvent(
                new EventId(id.runNumber() + RUN_STEP, id.luminosityBlock() + 1, id.eventNumber() + EVENT_STEP),
                event.eventTime().plus(TIME_STEP),
                event.origin(),
                event.lineage(),
                "probe",
                event.first(),
                event.second(),
                event.missingPt(),
                event.jets(),
                event.jetSummary(),
                event.mmcMass(),
                truth == null ? null : new Truth("probe", !truth.signal(), 2 * truth.weight() + 1));
    }
}
