package io.dilepton.core.generation;

import io.dilepton.core.kinematics.PairMass;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The region that the events of a sample lie in. A generator's rows outside are no events of that kind: they are drawn again.
 *
 * @param leadPt lowest pt of the harder lepton, GeV
 * @param subPt lowest pt of the softer lepton, GeV
 * @param maxEta largest |eta|, no unit
 * @param massMin lowest mass of the pair, GeV
 * @param massMax highest mass of the pair, GeV
 */
public record Acceptance(double leadPt, double subPt, double maxEta, double massMin, double massMax) {

    /**
     * Returns the region of a sample: its {@linkplain SampleEdge edges}.
     *
     * @param sample pairs, at least one
     * @return the region that all but a few which lie apart are in
     * @throws IllegalArgumentException when there is no pair
     */
    public static Acceptance of(List<Particles> sample) {
        return new Acceptance(
                edge(sample, pair -> Math.max(pair.first().pt(), pair.second().pt())),
                edge(sample, pair -> Math.min(pair.first().pt(), pair.second().pt())),
                -edge(sample, pair -> -eta(pair)),
                edge(sample, pair -> PairMass.of(pair.first(), pair.second())),
                -edge(sample, pair -> -PairMass.of(pair.first(), pair.second())));
    }

    private static double edge(List<Particles> sample, ToDoubleFunction<Particles> quantity) {
        return SampleEdge.below(sample.stream().mapToDouble(quantity).toArray()).bound();
    }

    /**
     * Tells whether a pair lies in the region.
     *
     * @param particles the pair
     * @return true inside, bounds included
     */
    public boolean allows(Particles particles) {
        double one = particles.first().pt();
        double two = particles.second().pt();
        if (Math.max(one, two) < leadPt || Math.min(one, two) < subPt || eta(particles) > maxEta) {
            return false;
        }
        double mass = PairMass.of(particles.first(), particles.second());
        return mass >= massMin && mass <= massMax;
    }

    private static double eta(Particles particles) {
        return Math.max(
                Math.abs(particles.first().eta()), Math.abs(particles.second().eta()));
    }

    /**
     * Returns the bounds as a manifest has them.
     *
     * @return bounds by name
     */
    public Map<String, Double> bounds() {
        return Map.of("leadPt", leadPt, "subPt", subPt, "maxEta", maxEta, "massMin", massMin, "massMax", massMax);
    }

    /**
     * Reads the bounds of a manifest.
     *
     * @param bounds bounds by name; those of other names are not looked at
     * @return the region
     * @throws IllegalArgumentException when a bound is missing
     */
    public static Acceptance of(Map<String, Double> bounds) {
        return new Acceptance(
                bound(bounds, "leadPt"),
                bound(bounds, "subPt"),
                bound(bounds, "maxEta"),
                bound(bounds, "massMin"),
                bound(bounds, "massMax"));
    }

    private static double bound(Map<String, Double> bounds, String name) {
        if (!bounds.containsKey(name)) {
            throw new IllegalArgumentException("the acceptance of the generator has no '" + name + "'");
        }
        return Objects.requireNonNull(bounds.get(name));
    }
}
