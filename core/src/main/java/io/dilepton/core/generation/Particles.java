package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import org.jspecify.annotations.Nullable;

/**
 * What a generator makes of one event.
 *
 * @param first first lepton
 * @param second second lepton
 * @param missingPt missing transverse momentum; null where the events have none
 */
public record Particles(
        Lepton first, Lepton second, @Nullable MissingPt missingPt) {

    static Particles of(CollisionEvent event) {
        return new Particles(event.first(), event.second(), event.missingPt());
    }
}
