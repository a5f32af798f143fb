package io.dilepton.generator.emission;

import java.time.Duration;

/** How fast events are sent. A sender that fell behind, because the broker was slow, catches up. */
public sealed interface Pace {

    /**
     * Returns when an event is due.
     *
     * @param index 0-based number of the event among those sent
     * @param sinceFirst time of the event minus the time of the first event
     * @return delay after the first event; zero or negative for at once
     */
    Duration due(long index, Duration sinceFirst);

    /**
     * A constant rate.
     *
     * @param perSecond events per second, positive
     */
    record Rate(double perSecond) implements Pace {

        private static final double NANOS_PER_SECOND = 1e9;

        /** Checks the rate. */
        public Rate {
            if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException(
                        "the rate must be positive, not " + perSecond + " events per second");
            }
        }

        @Override
        public Duration due(long index, Duration sinceFirst) {
            return Duration.ofNanos((long) (index / perSecond * NANOS_PER_SECOND));
        }
    }

    /**
     * The distances of the event times, faster or slower.
     *
     * @param factor seconds of event time per second, positive; 1 for real time
     */
    record Speed(double factor) implements Pace {

        /** Checks the factor. */
        public Speed {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("the speed must be positive, not " + factor);
            }
        }

        @Override
        public Duration due(long index, Duration sinceFirst) {
            return Duration.ofNanos((long) (sinceFirst.toNanos() / factor));
        }
    }

    /** As fast as the broker takes them. */
    record Unpaced() implements Pace {

        @Override
        public Duration due(long index, Duration sinceFirst) {
            return Duration.ZERO;
        }
    }
}
