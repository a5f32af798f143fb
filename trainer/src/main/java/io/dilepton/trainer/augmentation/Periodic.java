package io.dilepton.trainer.augmentation;

/** Angles, rad. */
final class Periodic {

    private static final double TURN = 2 * Math.PI;

    private Periodic() {}

    /** The same direction in [0, 2π). */
    static double positive(double angle) {
        double turned = angle - TURN * Math.floor(angle / TURN);
        return turned < TURN ? turned : 0;
    }

    /** The same direction in [-π, π). */
    static double wrapped(double angle) {
        return positive(angle + Math.PI) - Math.PI;
    }

    /** The direction at a share of the shorter way from one to another. */
    static double between(double from, double to, double share) {
        return from + share * wrapped(to - from);
    }
}
