package io.dilepton.stream.flow;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;

/** Why an event is not scored. The codes are public API: tag values. */
public enum PassedOver {
    /** An electron and a muon. */
    MIXED_FLAVOUR("mixed.flavour"),
    /** Hadronic taus otherwise than one with an electron or muon and missing momentum, or the Higgs lane is off. */
    HADRONIC_TAU("hadronic.tau"),
    /** A pair of one flavour, and the Z lane is off. */
    SAME_FLAVOUR("same.flavour"),
    /** No version of the lane's model has been promoted yet. */
    NO_MODEL("no.model"),
    /** The feature set of the lane's model is not defined for the event. */
    FEATURE_SET("feature.set"),
    /** The event has come before, and duplicates are dropped. */
    DUPLICATE("duplicate"),
    /** The event is synthetic, and the outputs are for recorded and simulated ones. It is not enriched either. */
    SYNTHETIC("synthetic");

    private final String code;

    PassedOver(String code) {
        this.code = code;
    }

    /**
     * Says why an event takes no lane.
     *
     * @param event an event that takes none
     * @return the reason
     */
    public static PassedOver of(CollisionEvent event) {
        if (event.isSameFlavourPair()) {
            return SAME_FLAVOUR;
        }
        boolean tau = event.first().flavour() == LeptonFlavour.TAU_HAD
                || event.second().flavour() == LeptonFlavour.TAU_HAD;
        return tau ? HADRONIC_TAU : MIXED_FLAVOUR;
    }

    /**
     * Returns the code.
     *
     * @return lower.dot code
     */
    public String code() {
        return code;
    }
}
