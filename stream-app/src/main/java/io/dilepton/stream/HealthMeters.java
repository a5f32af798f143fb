package io.dilepton.stream;

import io.dilepton.core.metrics.Health;
import io.dilepton.stream.metrics.StreamMetrics;
import io.micrometer.core.instrument.MeterRegistry;

/** Health as numbers, so that alerts can ask for it. */
final class HealthMeters {

    private HealthMeters() {}

    static void register(MeterRegistry registry, StreamHealth health, int threads) {
        StreamMetrics.LIVE.gauge(registry, () -> number(health.live()));
        StreamMetrics.READY.gauge(registry, () -> number(health.ready()));
        StreamMetrics.THREADS.gauge(registry, () -> threads);
        StreamMetrics.THREADS_ALIVE.gauge(registry, health::aliveThreads);
    }

    private static int number(Health.Status status) {
        return status.up() ? 1 : 0;
    }
}
