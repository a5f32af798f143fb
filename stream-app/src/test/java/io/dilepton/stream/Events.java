package io.dilepton.stream;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.time.Instant;

/** Events for tests. */
public final class Events {

    private Events() {}

    public static io.dilepton.schemas.CollisionEvent muons(long number) {
        return pair(number, LeptonFlavour.MUON, LeptonFlavour.MUON);
    }

    public static io.dilepton.schemas.CollisionEvent pair(long number, LeptonFlavour first, LeptonFlavour second) {
        return EventCodec.toAvro(CollisionEvent.ofPair(
                new EventId(7, 3, number),
                Instant.parse("2012-07-04T00:00:00Z"),
                Origin.SIMULATION,
                "toy",
                new Lepton(first, 1, 45, 0.5, 1, first.mass()),
                new Lepton(second, -1, 40, -0.5, -2, second.mass()),
                new Truth("drell-yan", true, Double.NaN)));
    }

    /** A muon and a hadronic tau with missing transverse momentum. */
    public static io.dilepton.schemas.CollisionEvent muonTau(long number) {
        io.dilepton.schemas.CollisionEvent event = pair(number, LeptonFlavour.MUON, LeptonFlavour.TAU_HAD);
        event.setMissingPt(new io.dilepton.schemas.MissingPt(35.0, 0.25, 300.0));
        return event;
    }
}
