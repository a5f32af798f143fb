package io.dilepton.core.event;

/** The parts of an event in the lepton + hadronic tau channel, whichever of its two leptons comes first. Allocates nothing: features are made of them per event. */
public final class LeptonTau {

    private LeptonTau() {}

    /**
     * Tells whether an event is of the channel.
     *
     * @param event the event
     * @return true for one electron or muon, one hadronic tau, and missing transverse momentum
     */
    public static boolean isIn(CollisionEvent event) {
        boolean firstIsTau = event.first().flavour() == LeptonFlavour.TAU_HAD;
        boolean secondIsTau = event.second().flavour() == LeptonFlavour.TAU_HAD;
        return event.missingPt() != null && firstIsTau != secondIsTau;
    }

    /**
     * Returns the electron or muon.
     *
     * @param event event of the channel
     * @return the lepton that is no tau
     */
    public static Lepton lepton(CollisionEvent event) {
        return event.first().flavour() == LeptonFlavour.TAU_HAD ? event.second() : event.first();
    }

    /**
     * Returns the hadronic tau.
     *
     * @param event event of the channel
     * @return the tau
     */
    public static Lepton tau(CollisionEvent event) {
        return event.first().flavour() == LeptonFlavour.TAU_HAD ? event.first() : event.second();
    }

    /**
     * Returns the missing transverse momentum.
     *
     * @param event event of the channel
     * @return the missing momentum
     * @throws IllegalArgumentException when the event is not of the channel
     */
    public static MissingPt missing(CollisionEvent event) {
        MissingPt missing = event.missingPt();
        if (missing == null || !isIn(event)) {
            throw new IllegalArgumentException(
                    "event " + event.id() + " does not have one lepton, one hadronic tau and missing momentum");
        }
        return missing;
    }
}
