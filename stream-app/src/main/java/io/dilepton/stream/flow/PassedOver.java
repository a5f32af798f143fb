package io.dilepton.stream.flow;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;

/** Why no scorer applies to an event. The codes are public API: tag values. */
public enum PassedOver {
    /** An electron and a muon. */
    MIXED_FLAVOUR("mixed.flavour"),
    /** At least one hadronic tau. */
    HADRONIC_TAU("hadronic.tau");

    private final String code;

    PassedOver(String code) {
        this.code = code;
    }

    /**
     * Says why.
     *
     * @param event an event that is no same-flavour pair
     * @return the reason
     */
    public static PassedOver of(CollisionEvent event) {
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
