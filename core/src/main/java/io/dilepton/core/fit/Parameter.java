package io.dilepton.core.fit;

import io.dilepton.core.event.ParticleMasses;

/** The parameters of the curve, with the bounds inside which they make sense and a step that is small for each. */
enum Parameter {
    /** A peak farther off is none of the Z: no calibration is that wrong. */
    MASS(0, ParticleMasses.Z - 6, ParticleMasses.Z + 6, 0.01),
    WIDTH(1, 0.5, 8, 0.01),
    RESOLUTION(2, 0.3, 10, 0.01),
    TAIL(3, 0.3, 5, 0.01),
    SIGNAL(4, 0, 1e15, 0.1),
    BACKGROUND(5, 0, 1e15, 0.1),
    SLOPE(6, -0.3, 0.3, 1e-4);

    static final int COUNT = values().length;

    /** Place in an array of all parameters. */
    final int index;

    final double least;
    final double greatest;
    final double step;

    Parameter(int index, double least, double greatest, double step) {
        this.index = index;
        this.least = least;
        this.greatest = greatest;
        this.step = step;
    }

    double clamp(double value) {
        return Math.max(least, Math.min(greatest, value));
    }

    boolean isAtBound(double value) {
        return value <= least + step || value >= greatest - step;
    }
}
