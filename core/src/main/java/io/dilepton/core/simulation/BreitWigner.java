package io.dilepton.core.simulation;

import java.util.random.RandomGenerator;

/**
 * The line shape of an unstable particle: dN/dm² ∝ 1/((m² − M²)² + M²Γ²) (PDG 2024, review "Resonances"), cut off on both sides.
 *
 * @param mass M, GeV
 * @param width Γ, GeV
 * @param reach largest distance from M that is drawn, in widths
 */
record BreitWigner(double mass, double width, double reach) {

    /** Draws a mass, GeV. */
    double sample(RandomGenerator random) {
        double from = angle(mass - reach * width);
        double to = angle(mass + reach * width);
        double tangent = Math.tan(from + (to - from) * random.nextDouble());
        return Math.sqrt(mass * mass + mass * width * tangent);
    }

    private double angle(double at) {
        return Math.atan((at * at - mass * mass) / (mass * width));
    }
}
