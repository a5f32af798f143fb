package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one request share, and from which each gets its identity, its time and its lineage.
 *
 * @param model name of what makes the events
 * @param version its version, from 1 upwards
 * @param requestId id of the request, not blank; two requests of different id never share an event's identity
 * @param seed seed of the pseudo-random numbers
 * @param start event time of event 0
 * @param spacing event time from one event to the next, not negative
 */
public record SyntheticSeries(String model, int version, String requestId, long seed, Instant start, Duration spacing) {

    /** First run number of synthetic events: above those of experiments (six or seven digits) and of simulations (ten digits). */
    public static final long FIRST_RUN = 1L << 52;

    /** Run numbers stay below 2⁵³, so that clients whose numbers are float64 read them exactly. */
    private static final long RUN_MASK = FIRST_RUN - 1;

    /** Event time of event 0 where nothing else is asked for. */
    public static final Instant DEFAULT_START = Instant.parse("2011-04-01T00:00:00Z");

    private static final Duration DEFAULT_SPACING = Duration.ofMillis(1);

    /** Below so many seconds the nanoseconds of a duration are a long. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    /** Checks the ranges. */
    public SyntheticSeries {
        if (model.isBlank() || requestId.isBlank()) {
            throw new IllegalArgumentException("synthetic events need the name of a model and the id of a request");
        }
        if (version < 1) {
            throw new IllegalArgumentException("model " + model + ": versions start at 1, not " + version);
        }
        if (spacing.isNegative()) {
            throw new IllegalArgumentException("the time between synthetic events must not be negative: " + spacing);
        }
    }

    /**
     * Makes a series whose events are a millisecond apart from {@link #DEFAULT_START} on.
     *
     * @param model name of what makes the events
     * @param version its version
     * @param requestId id of the request
     * @param seed seed of the pseudo-random numbers
     * @return the series
     */
    public static SyntheticSeries of(String model, int version, String requestId, long seed) {
        return new SyntheticSeries(model, version, requestId, seed, DEFAULT_START, DEFAULT_SPACING);
    }

    /**
     * Returns the run number of all events of the request.
     *
     * @return 2⁵² plus 52 bits of a hash of the request's id
     */
    public long runNumber() {
        long hash = requestId.length();
        for (int i = 0; i < requestId.length(); i++) {
            hash = CounterRandom.start(hash, requestId.charAt(i), 0);
        }
        return FIRST_RUN | (hash & RUN_MASK);
    }

    /**
     * Returns what makes the events of this series. Whoever makes many events keeps it: it holds what is the same for all of them.
     *
     * @return a stamp, safe for use by several threads
     */
    public Stamp stamp() {
        return new Stamp(this);
    }

    private Instant time(long index) {
        if (spacing.toSeconds() < MOST_SECONDS) {
            long nanos = spacing.toNanos();
            long after = nanos * index;
            // A product of numbers that are not negative is exact where its high half is empty and its low half is not
            // negative.
            if (Math.multiplyHigh(nanos, index) == 0 && after >= 0) {
                return start.plusNanos(after);
            }
        }
        return start.plus(spacing.multipliedBy(index));
    }

    /** Gives events of one series their identity, time and lineage. */
    public static final class Stamp {

        private final SyntheticSeries series;
        private final long run;

        private Stamp(SyntheticSeries series) {
            this.series = series;
            this.run = series.runNumber();
        }

        /**
         * Makes the event at an index out of its particles.
         *
         * @param index 0-based index
         * @param first first lepton
         * @param second second lepton
         * @param missingPt missing transverse momentum; null without
         * @param jets jets
         * @param truth what process made the pair; null where the model does not say
         * @return the event: run number of the request, luminosity block 0, event number and lineage by the index, origin synthetic
         */
        public CollisionEvent event(
                long index,
                Lepton first,
                Lepton second,
                @Nullable MissingPt missingPt,
                List<Jet> jets,
                @Nullable Truth truth) {
            return new CollisionEvent(
                    new EventId(run, 0, index),
                    series.time(index),
                    Origin.SYNTHETIC,
                    new Lineage(series.model, series.version, series.requestId, index),
                    series.model,
                    first,
                    second,
                    missingPt,
                    jets,
                    null,
                    Double.NaN,
                    truth);
        }
    }
}
