package io.dilepton.generator.emission;

import io.dilepton.core.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the lanes of an instance do. The names are public API. Thread-safe. */
public final class EmissionMeters {

    /** Events that are committed to their topics. */
    public static final String EMITTED = "dilepton.synthetic.events.emitted";

    /** Time of one transaction, from its first event to its commit. */
    public static final String TRANSACTIONS = "dilepton.synthetic.transactions";

    /** How far the lane that is furthest behind is behind the pace of its requests, seconds. */
    public static final String LAG = "dilepton.synthetic.pacing.lag";

    /** Partitions of the topic of shards that this instance works on. */
    public static final String LANES = "dilepton.synthetic.lanes";

    private static final double MILLIS = 1e3;

    private final Counter emitted;
    private final Timer transactions;
    private final Map<Integer, Long> lags = new ConcurrentHashMap<>();

    /**
     * Registers the meters.
     *
     * @param registry where to
     */
    public EmissionMeters(MeterRegistry registry) {
        emitted = Counter.builder(EMITTED)
                .baseUnit("events")
                .description("synthetic events that are committed to their topics")
                .register(registry);
        transactions = Meters.timer(TRANSACTIONS)
                .description("transactions that carry events and progress")
                .register(registry);
        Gauge.builder(
                        LAG,
                        lags,
                        all -> all.values().stream()
                                        .mapToDouble(Long::doubleValue)
                                        .max()
                                        .orElse(0)
                                / MILLIS)
                .baseUnit("seconds")
                .description("how far events are behind the pace that was ordered")
                .register(registry);
        Gauge.builder(LANES, lags, Map::size)
                .baseUnit("lanes")
                .description("partitions of the topic of shards that this instance works on")
                .register(registry);
    }

    void committed(long events, Duration time) {
        emitted.increment((double) events);
        transactions.record(time);
    }

    void lag(int lane, long millis) {
        lags.put(lane, millis);
    }

    void closed(int lane) {
        lags.remove(lane);
    }
}
