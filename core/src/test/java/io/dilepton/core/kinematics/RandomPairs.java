package io.dilepton.core.kinematics;

import java.util.Random;

/** Seeded pairs of momenta over the whole range that the product promises, half of them nearly collinear. */
final class RandomPairs {

    static final double MAX_ETA = 10;

    private final Random random;
    private final double[] masses = {0, 0.51099895e-3, 0.1056583755, 1.77693};

    double pt1;
    double eta1;
    double phi1;
    double mass1;
    double pt2;
    double eta2;
    double phi2;
    double mass2;

    RandomPairs(long seed) {
        random = new Random(seed);
    }

    void next() {
        pt1 = pt();
        pt2 = random.nextBoolean() ? pt() : pt1 * (1 + random.nextGaussian() * 1e-3);
        eta1 = (2 * random.nextDouble() - 1) * MAX_ETA;
        phi1 = (2 * random.nextDouble() - 1) * Math.PI;
        mass1 = masses[random.nextInt(masses.length)];
        mass2 = random.nextBoolean() ? mass1 : masses[random.nextInt(masses.length)];
        if (random.nextBoolean()) {
            double distance = Math.pow(10, -8 * random.nextDouble());
            eta2 = Math.max(-MAX_ETA, Math.min(MAX_ETA, eta1 + random.nextGaussian() * distance));
            phi2 = DeltaPhi.wrap(phi1 + random.nextGaussian() * distance);
        } else {
            eta2 = (2 * random.nextDouble() - 1) * MAX_ETA;
            phi2 = (2 * random.nextDouble() - 1) * Math.PI;
        }
    }

    private double pt() {
        return Math.pow(10, -6 + 12 * random.nextDouble());
    }

    @Override
    public String toString() {
        return "(" + pt1 + ", " + eta1 + ", " + phi1 + ", " + mass1 + ") (" + pt2 + ", " + eta2 + ", " + phi2 + ", "
                + mass2 + ")";
    }
}
