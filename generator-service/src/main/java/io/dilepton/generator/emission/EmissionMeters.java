package io.dilepton.generator.emission;

import io.dilepton.core.metrics.Meters;
import io.dilepton.generator.metrics.GeneratorMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the lanes of an instance do. The names are public API. Thread-safe. */
public final class EmissionMeters {

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
        emitted = GeneratorMetrics.EMITTED.counter(registry);
        transactions = GeneratorMetrics.TRANSACTIONS.timer(registry, Meters.FROM_MICROSECONDS);
        GeneratorMetrics.LAG.gauge(registry, this::greatestLag);
        GeneratorMetrics.LANES.gauge(registry, lags::size);
    }

    private double greatestLag() {
        return lags.values().stream().mapToLong(Long::longValue).max().orElse(0) / MILLIS;
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
