package io.dilepton.core.fit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Masses drawn event by event, without the code under test: a Breit–Wigner by inversion, smeared, and an exponential background. */
record ToyPeak(double mass, double width, double sigma, double tail, double signal, double background, double slope) {

    private static final double LOW = 60;
    private static final double HIGH = 120;
    private static final double TAIL_POWER = 2;

    /** Histogram of one toy experiment, with Poisson fluctuations of both yields, 60–120 GeV in bins of half a GeV. */
    MassHistogram histogram(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        return MassHistogram.of(LOW, HIGH, 120, masses(random));
    }

    /** Masses inside the range; the yields are those inside of it. */
    DoubleStream masses(RandomGenerator random) {
        DoubleStream peak = DoubleStream.generate(() -> smeared(random))
                .filter(value -> value >= LOW && value < HIGH)
                .limit(poisson(signal, random));
        DoubleStream below = DoubleStream.generate(() -> falling(random)).limit(poisson(background, random));
        return DoubleStream.concat(peak, below);
    }

    private double smeared(RandomGenerator random) {
        double gamma = width / mass;
        double centre = mass * mass / (1 + gamma * gamma);
        double half = centre * gamma;
        double lowest = Math.atan((400 - centre) / half);
        double highest = Math.atan((90_000 - centre) / half);
        double truth = Math.sqrt(centre + half * Math.tan(lowest + random.nextDouble() * (highest - lowest)));
        return truth + sigma * deviation(random);
    }

    /** A Gaussian, or by rejection one with a power-law tail on the left. */
    private double deviation(RandomGenerator random) {
        if (tail == 0) {
            return random.nextGaussian();
        }
        double b = TAIL_POWER / tail - tail;
        while (true) {
            double t = 5 - 65 * random.nextDouble();
            double density = t > -tail
                    ? Math.exp(-t * t / 2)
                    : Math.pow(TAIL_POWER / tail, TAIL_POWER)
                            * Math.exp(-tail * tail / 2)
                            * Math.pow(b - t, -TAIL_POWER);
            if (random.nextDouble() < density) {
                return t;
            }
        }
    }

    private double falling(RandomGenerator random) {
        double total = Math.expm1(slope * (HIGH - LOW));
        return LOW + Math.log1p(random.nextDouble() * total) / slope;
    }

    private static long poisson(double mean, RandomGenerator random) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
}
