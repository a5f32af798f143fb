package io.dilepton.core.observables;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;

/**
 * The two leptons of an event by falling pt: files give them in an order of their own.
 *
 * @param leading the lepton of higher pt; the first of the event where both have the same
 * @param trailing the other
 */
record LeptonOrder(Lepton leading, Lepton trailing) {

    static LeptonOrder of(CollisionEvent event) {
        Lepton first = event.first();
        Lepton second = event.second();
        return first.pt() >= second.pt() ? new LeptonOrder(first, second) : new LeptonOrder(second, first);
    }
}
