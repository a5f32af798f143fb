package io.dilepton.core.simulation;

import io.dilepton.core.kinematics.FourMomentum;
import java.util.random.RandomGenerator;

/**
 * A unit vector.
 *
 * @param x component
 * @param y component
 * @param z component
 */
record Direction(double x, double y, double z) {

    /** Below this squared distance from the z axis, the x axis serves to find a perpendicular. */
    private static final double POLE = 1e-6;

    /** Draws a direction, all alike. */
    static Direction sample(RandomGenerator random) {
        return ofPolar(2 * random.nextDouble() - 1, 2 * Math.PI * random.nextDouble());
    }

    static Direction ofPolar(double cosTheta, double phi) {
        double sin = Math.sqrt(1 - cosTheta * cosTheta);
        return new Direction(sin * Math.cos(phi), sin * Math.sin(phi), cosTheta);
    }

    /** Returns the direction of a momentum, which must not be zero. */
    static Direction of(FourMomentum momentum) {
        double p = momentum.p();
        return new Direction(momentum.px() / p, momentum.py() / p, momentum.pz() / p);
    }

    double dot(Direction other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Returns the vector product, made a unit vector. */
    Direction cross(Direction other) {
        double cx = y * other.z - z * other.y;
        double cy = z * other.x - x * other.z;
        double cz = x * other.y - y * other.x;
        double norm = Math.sqrt(cx * cx + cy * cy + cz * cz);
        return new Direction(cx / norm, cy / norm, cz / norm);
    }

    /** Returns a direction at an angle to this one, given by its cosine, on a random side. */
    Direction turned(double cosine, RandomGenerator random) {
        Direction first = cross(x * x + y * y < POLE ? new Direction(1, 0, 0) : new Direction(0, 0, 1));
        Direction second = cross(first);
        double sin = Math.sqrt(1 - cosine * cosine);
        double angle = 2 * Math.PI * random.nextDouble();
        double a = sin * Math.cos(angle);
        double b = sin * Math.sin(angle);
        return new Direction(
                cosine * x + a * first.x + b * second.x,
                cosine * y + a * first.y + b * second.y,
                cosine * z + a * first.z + b * second.z);
    }

    /** Returns the four-momentum of a particle; a negative momentum points the other way. */
    FourMomentum times(double momentum, double mass) {
        return new FourMomentum(momentum * x, momentum * y, momentum * z, Math.sqrt(momentum * momentum + mass * mass));
    }
}
