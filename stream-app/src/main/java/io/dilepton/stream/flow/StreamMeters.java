package io.dilepton.stream.flow;

import io.dilepton.core.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The meters of the topology. They count what this process has worked on: a transaction that is aborted and repeated counts twice, what
 * is on the topics does not.
 *
 * <p>Every record that comes in is scored, passed over or dead-lettered, so {@code in = scored + passed over + dead-lettered} holds
 * whenever nothing is in flight.
 */
public final class StreamMeters {

    /** Records read. */
    public static final String IN = "dilepton.events.in";

    /** Events sent to the enriched topic. */
    public static final String ENRICHED = "dilepton.events.enriched";

    /** Events sent to the scored topic. */
    public static final String SCORED = "dilepton.events.scored";

    /** Events that no scorer applies to, by {@code reason}. */
    public static final String PASSED_OVER = "dilepton.events.passed.over";

    /** Records sent to the dead letters, by {@code reason}. */
    public static final String DEAD_LETTERED = "dilepton.events.dead.lettered";

    /** Time from an event's features to its probability, seconds. */
    public static final String SCORE_LATENCY = "dilepton.score.latency";

    private final Counter in;
    private final Counter enriched;
    private final Counter scored;
    private final Map<PassedOver, Counter> passedOver;
    private final Map<Reason, Counter> deadLettered;
    private final Timer scoreLatency;

    /**
     * Registers the meters.
     *
     * @param registry where to
     */
    public StreamMeters(MeterRegistry registry) {
        in = counter(IN, "records read").register(registry);
        enriched = counter(ENRICHED, "events sent to the enriched topic").register(registry);
        scored = counter(SCORED, "events sent to the scored topic").register(registry);
        passedOver = counters(
                List.of(PassedOver.values()),
                PassedOver::code,
                code -> counter(PASSED_OVER, "events that no scorer applies to")
                        .tag("reason", code)
                        .register(registry));
        deadLettered = counters(
                Reason.all(),
                Reason::code,
                code -> counter(DEAD_LETTERED, "records sent to the dead letters")
                        .tag("reason", code)
                        .register(registry));
        scoreLatency = Meters.timer(SCORE_LATENCY)
                .description("time from an event's features to its probability")
                .register(registry);
    }

    /** A record was read. */
    public void in() {
        in.increment();
    }

    /** An event goes to the enriched topic. */
    public void enriched() {
        enriched.increment();
    }

    /** An event goes to the scored topic. */
    public void scored() {
        scored.increment();
    }

    /**
     * An event is passed over.
     *
     * @param reason why
     */
    public void passedOver(PassedOver reason) {
        count(passedOver, reason);
    }

    /**
     * A record goes to the dead letters.
     *
     * @param reason why
     */
    public void deadLettered(Reason reason) {
        count(deadLettered, reason);
    }

    /**
     * Returns the timer of the scoring.
     *
     * @return {@link #SCORE_LATENCY}
     */
    public Timer scoreLatency() {
        return scoreLatency;
    }

    /**
     * Reads the counters, outcomes before what comes in, so that a snapshot never shows more outcomes than records.
     *
     * @return the counts now
     */
    public StreamCounts counts() {
        long scoredNow = (long) scored.count();
        Map<String, Long> passedNow = byCode(passedOver, PassedOver::code);
        Map<String, Long> deadNow = byCode(deadLettered, Reason::code);
        long enrichedNow = (long) enriched.count();
        return new StreamCounts((long) in.count(), enrichedNow, scoredNow, passedNow, deadNow);
    }

    private static <K> void count(Map<K, Counter> counters, K reason) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private static <K> Map<K, Counter> counters(
            List<K> reasons, Function<K, String> code, Function<String, Counter> counter) {
        return reasons.stream()
                .collect(Collectors.toUnmodifiableMap(reason -> reason, reason -> counter.apply(code.apply(reason))));
    }

    private static <E> Map<String, Long> byCode(Map<E, Counter> counters, Function<E, String> code) {
        return counters.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .collect(Collectors.toMap(entry -> code.apply(entry.getKey()), entry ->
                        (long) entry.getValue().count()));
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }
}
