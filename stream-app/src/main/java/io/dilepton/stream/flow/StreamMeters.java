package io.dilepton.stream.flow;

import io.dilepton.stream.metrics.StreamMetrics;
import io.micrometer.core.instrument.Counter;
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
        in = StreamMetrics.IN.counter(registry);
        enriched = StreamMetrics.ENRICHED.counter(registry);
        duplicates = StreamMetrics.DUPLICATES.counter(registry);
        outOfOrder = StreamMetrics.OUT_OF_ORDER.counter(registry);
        scored = counters(List.of(Lane.values()), lane -> StreamMetrics.SCORED.counter(registry, lane.label()));
        passedOver = counters(
                List.of(PassedOver.values()), reason -> StreamMetrics.PASSED_OVER.counter(registry, reason.code()));
        deadLettered = counters(Reason.all(), reason -> StreamMetrics.DEAD_LETTERED.counter(registry, reason.code()));
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
            StreamMetrics.IMBALANCE.gauge(registry, ledger::imbalance, String.valueOf(number));
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

    private static <K> Map<K, Counter> counters(List<K> kinds, Function<K, Counter> counter) {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(kind -> kind, counter));
    }

    private static <E> Map<String, Long> byCode(Map<E, Counter> counters, Function<E, String> code) {
        return counters.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .collect(Collectors.toMap(entry -> code.apply(entry.getKey()), entry ->
                        (long) entry.getValue().count()));
    }
}
