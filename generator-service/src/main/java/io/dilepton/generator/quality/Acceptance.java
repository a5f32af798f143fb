package io.dilepton.generator.quality;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.generation.SampleEdge;
import io.dilepton.core.kinematics.PairMass;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where events must lie.
 *
 * @param leadPt lowest pt of the harder lepton, GeV
 * @param subPt lowest pt of the softer lepton, GeV
 * @param maxEta largest |eta| of both
 * @param massMin lowest mass of the pair, GeV
 * @param massMax highest mass of the pair, GeV
 * @param oppositeSign whether the charges must be opposite
 */
public record Acceptance(
        double leadPt, double subPt, double maxEta, double massMin, double massMax, boolean oppositeSign) {

    private static final double ETA_STEP = 10;

    /**
     * Returns what events like those of a sample obey. A bound lies where the sample is cut off; and where it thins out, as far beyond its outermost value as a
     * {@link SampleEdge} reaches. Then it is rounded outwards: pt and mass to whole GeV, eta to a tenth.
     *
     * @param events reference events, at least one
     * @return acceptance
     * @throws IllegalArgumentException when there is none
     */
    public static Acceptance of(List<CollisionEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("there is no reference event that the observables are defined for");
        }
        return new Acceptance(
                floor(lower(
                        events,
                        event -> Math.max(event.first().pt(), event.second().pt()))),
                floor(lower(
                        events,
                        event -> Math.min(event.first().pt(), event.second().pt()))),
                Math.ceil(-ETA_STEP * lower(events, event -> -eta(event))) / ETA_STEP,
                floor(lower(events, Acceptance::mass)),
                Math.ceil(-lower(events, event -> -mass(event))),
                events.stream()
                        .allMatch(
                                event -> event.first().charge() * event.second().charge() < 0));
    }

    private static double floor(double bound) {
        return Math.max(0, Math.floor(bound));
    }

    private static double lower(List<CollisionEvent> events, ToDoubleFunction<CollisionEvent> quantity) {
        SampleEdge edge = SampleEdge.below(events.stream().mapToDouble(quantity).toArray());
        return edge.bound() - edge.reach();
    }

    private static double eta(CollisionEvent event) {
        return Math.max(Math.abs(event.first().eta()), Math.abs(event.second().eta()));
    }

    /** Tells whether an event lies inside. */
    boolean contains(CollisionEvent event) {
        Lepton first = event.first();
        Lepton second = event.second();
        double mass = mass(event);
        return Math.max(first.pt(), second.pt()) >= leadPt
                && Math.min(first.pt(), second.pt()) >= subPt
                && eta(event) <= maxEta
                && mass >= massMin
                && mass <= massMax;
    }

    private static double mass(CollisionEvent event) {
        Lepton first = event.first();
        Lepton second = event.second();
        return PairMass.of(
                first.pt(),
                first.eta(),
                first.phi(),
                first.mass(),
                second.pt(),
                second.eta(),
                second.phi(),
                second.mass());
    }
}
