package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.kinematics.PairMass;

/**
 * The label of the Z-candidate models: whether the reconstructed mass of a pair lies in a window about the Z boson. It is a label on
 * reconstructed quantities, not truth, and that is why no feature is a function of the mass.
 */
public final class ZWindow {

    /** Lower edge, GeV, inside. */
    public static final double LOWER = 80;

    /** Upper edge, GeV, inside. */
    public static final double UPPER = 100;

    private ZWindow() {}

    /**
     * Tells whether a mass lies in the window.
     *
     * @param mass invariant mass, GeV
     * @return true from {@link #LOWER} to {@link #UPPER}, both inside; false for NaN
     */
    public static boolean contains(double mass) {
        return mass >= LOWER && mass <= UPPER;
    }

    /**
     * Tells whether the pair of an event lies in the window.
     *
     * @param event the event
     * @return whether the invariant mass of its two leptons is inside
     */
    public static boolean contains(CollisionEvent event) {
        return contains(PairMass.of(event.first(), event.second()));
    }
}
