package io.dilepton.generator.request;

import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.SyntheticSeries;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order of synthetic events. The same request gives the same events, byte for byte, whenever and wherever it is served: their times follow
 * from the start time, the rate and the index.
 *
 * @param id id, which events carry in their lineage; no other request may have it
 * @param client who ordered, for quotas
 * @param process what is generated, {@code drell-yan} or {@code ttbar}; {@link #ANY_PROCESS} for whatever the model makes
 * @param model which model makes the events
 * @param count how many events; null for as many as come until the request is cancelled
 * @param rate events per second, positive; null for as fast as they can be made
 * @param seed seed of the pseudo-random numbers
 * @param conditions channel and mass window
 * @param topic topic that the events go to
 * @param reweighting how events are weighted
 * @param shards most parts that are made at the same time, so that instances share the work; null for as many as there are lanes
 * @param startTime event time of event 0, and when it is due, if that is in the future; null for the default time, at once
 */
public record StreamRequest(
        String id,
        String client,
        String process,
        String model,
        @Nullable Long count,
        @Nullable Double rate,
        long seed,
        Conditions conditions,
        String topic,
        Reweighting reweighting,
        @Nullable Integer shards,
        @Nullable Instant startTime) {

    /** Whatever the model makes. */
    public static final String ANY_PROCESS = "any";

    /** Event time from one event to the next where no rate is given. */
    private static final Duration DEFAULT_SPACING = Duration.ofMillis(1);

    private static final double NANOS = 1e9;

    /**
     * Returns what the events share.
     *
     * @param modelName name of what makes the events
     * @param version its version
     * @return series with the id, seed and times of this request
     */
    public SyntheticSeries series(String modelName, int version) {
        return new SyntheticSeries(
                modelName,
                version,
                id,
                seed,
                startTime == null ? SyntheticSeries.DEFAULT_START : startTime,
                rate == null ? DEFAULT_SPACING : Duration.ofNanos(Math.round(NANOS / rate)));
    }

    /**
     * Returns the number of events.
     *
     * @return count, {@link Long#MAX_VALUE} for an unbounded request
     */
    public long end() {
        return count == null ? Long.MAX_VALUE : count;
    }

    /**
     * Returns the mean weight of the events.
     *
     * @return expected number of recorded events that an event stands for; 1 where none is given
     */
    public double meanWeight() {
        Double expected = reweighting.expectedEvents();
        return expected == null || count == null ? 1 : expected / count;
    }
}
