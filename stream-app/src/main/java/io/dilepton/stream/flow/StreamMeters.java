package io.dilepton.stream.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The meters of the topology. They count what this process has worked on: a transaction that is aborted and repeated counts twice, what
 * is on the topics does not.
 *
 * <p>Every record that comes in is scored, passed over or dead-lettered, so {@code in = scored + passed over + dead-lettered} holds
 * at each commit; a {@link Ledger} per partition checks it.
 */
public final class StreamMeters {

    /** Records read. */
    public static final String IN = "dilepton.events.in";

    /** Events sent to the enriched topic. */
    public static final String ENRICHED = "dilepton.events.enriched";

    /** Events sent to a scored topic, by {@code lane}. */
    public static final String SCORED = "dilepton.events.scored";

    /** Events that are not scored, by {@code reason}. */
    public static final String PASSED_OVER = "dilepton.events.passed.over";

    /** Records sent to the dead letters, by {@code reason}. */
    public static final String DEAD_LETTERED = "dilepton.events.dead.lettered";

    /** Events whose id was read before within the window of duplicates. */
    public static final String DUPLICATES = "dilepton.events.duplicate";

    /** Events whose collision was before that of an event that was read earlier from their partition. */
    public static final String OUT_OF_ORDER = "dilepton.events.out.of.order";

    /** Records of a partition that came in and did not go out, at its last commit, by {@code partition}: anything but 0 is a fault. */
    public static final String IMBALANCE = "dilepton.ledger.imbalance";

    private final MeterRegistry registry;
    private final Counter in;
    private final Counter enriched;
    private final Counter duplicates;
    private final Counter outOfOrder;
    private final Map<Lane, Counter> scored;
    private final Map<PassedOver, Counter> passedOver;
    private final Map<Reason, Counter> deadLettered;
    private final Map<Integer, Ledger> ledgers = new ConcurrentHashMap<>();

    /**
     * Registers the meters.
     *
     * @param registry where to
     */
    public StreamMeters(MeterRegistry registry) {
        this.registry = registry;
        in = counter(IN, "records read").register(registry);
        enriched = counter(ENRICHED, "events sent to the enriched topic").register(registry);
        duplicates = counter(DUPLICATES, "events that came before").register(registry);
        outOfOrder = counter(OUT_OF_ORDER, "events older than one before them").register(registry);
        scored = counters(
                List.of(Lane.values()),
                Lane::label,
                label -> counter(SCORED, "events sent to a scored topic")
                        .tag("lane", label)
                        .register(registry));
        passedOver = counters(
                List.of(PassedOver.values()),
                PassedOver::code,
                code -> counter(PASSED_OVER, "events that are not scored")
                        .tag("reason", code)
                        .register(registry));
        deadLettered = counters(
                Reason.all(),
                Reason::code,
                code -> counter(DEAD_LETTERED, "records sent to the dead letters")
                        .tag("reason", code)
                        .register(registry));
    }

    /**
     * Returns the books of a partition of the events topic.
     *
     * @param partition the partition
     * @return its ledger, for the one task that reads it
     */
    public Ledger ledger(int partition) {
        return ledgers.computeIfAbsent(partition, number -> {
            Ledger ledger = new Ledger(this);
            Gauge.builder(IMBALANCE, ledger, Ledger::imbalance)
                    .description("records that came in and did not go out, at the last commit")
                    .tag("partition", String.valueOf(number))
                    .register(registry);
            return ledger;
        });
    }

    /**
     * Reads the counters, outcomes before what comes in, so that a snapshot never shows more outcomes than records.
     *
     * @return the counts at the last commits
     */
    public StreamCounts counts() {
        long scoredNow = scored.values().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
        Map<String, Long> passedNow = byCode(passedOver, PassedOver::code);
        Map<String, Long> deadNow = byCode(deadLettered, Reason::code);
        long enrichedNow = (long) enriched.count();
        return new StreamCounts((long) in.count(), enrichedNow, scoredNow, passedNow, deadNow);
    }

    void in(long records) {
        in.increment((double) records);
    }

    void enriched(long events) {
        enriched.increment((double) events);
    }

    void duplicate() {
        duplicates.increment();
    }

    void outOfOrder(long events) {
        outOfOrder.increment((double) events);
    }

    void scored(Lane lane, long events) {
        count(scored, lane, events);
    }

    void passedOver(PassedOver reason, long events) {
        count(passedOver, reason, events);
    }

    void deadLettered(Reason reason, long records) {
        count(deadLettered, reason, records);
    }

    private static <K> void count(Map<K, Counter> counters, K key, long amount) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment((double) amount);
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
