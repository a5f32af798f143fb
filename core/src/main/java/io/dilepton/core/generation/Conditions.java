package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.simulation.Channel;
import java.util.Locale;

/**
 * What every event of a source must be.
 *
 * @param channel flavour of the pair; {@link Channel#BOTH} takes what the source makes
 * @param massMin lowest mass of the pair, GeV, not negative
 * @param massMax highest mass of the pair, GeV, above {@code massMin}; may be infinite
 */
public record Conditions(Channel channel, double massMin, double massMax) {

    /** Takes every event. */
    public static final Conditions NONE = new Conditions(Channel.BOTH, 0, Double.POSITIVE_INFINITY);

    /** Checks the mass window. */
    public Conditions {
        if (!(massMin >= 0 && massMax > massMin)) {
            throw new IllegalArgumentException(
                    "a mass window must rise from at least 0 GeV, not from " + massMin + " to " + massMax + " GeV");
        }
    }

    /**
     * Restricts the channel alone.
     *
     * @param channel flavour of the pair
     * @return conditions with every mass
     */
    public static Conditions of(Channel channel) {
        return new Conditions(channel, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Tells whether an event is as asked.
     *
     * @param event any event
     * @return true inside the window, bounds included, and in the channel
     */
    public boolean allow(CollisionEvent event) {
        double mass = PairMass.of(event.first(), event.second());
        return mass >= massMin && mass <= massMax && allowFlavours(event);
    }

    private boolean allowFlavours(CollisionEvent event) {
        return switch (channel) {
            case BOTH -> true;
            case ELECTRON -> isPairOf(LeptonFlavour.ELECTRON, event);
            case MUON -> isPairOf(LeptonFlavour.MUON, event);
        };
    }

    private static boolean isPairOf(LeptonFlavour flavour, CollisionEvent event) {
        return event.first().flavour() == flavour && event.second().flavour() == flavour;
    }

    @Override
    public String toString() {
        return (channel == Channel.BOTH ? "any channel" : channel.name().toLowerCase(Locale.ROOT) + " pairs")
                + ", mass " + massMin + " to " + massMax + " GeV";
    }
}
