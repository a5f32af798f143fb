package io.dilepton.core.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.stream.LongStream;

/** The meter registry of an application, and timers fit for work that takes microseconds. */
public final class Meters implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofNanos(1_000);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Bucket bounds 1, 2, 5, 10, … µs up to 10 s. */
    private static final Duration[] BUCKETS = LongStream.iterate(
                    1, decade -> decade <= 1_000_000, decade -> 10 * decade)
            .flatMap(decade -> LongStream.of(decade, 2 * decade, 5 * decade))
            .mapToObj(micros -> Duration.ofNanos(1_000 * micros))
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    /**
     * Makes the registry with the meters of the JVM and the process.
     *
     * @param application tag {@code application} of every meter, such as {@code stream}
     */
    public Meters(String application) {
        registry.config().commonTags(Tags.of("application", application));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /**
     * Returns the registry to bind meters to.
     *
     * @return the registry
     */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Begins a timer with a histogram from 1 µs to 10 s; Micrometer's own default starts at 1 ms.
     *
     * @param name lower.dot name
     * @return builder to tag and register
     */
    public static Timer.Builder timer(String name) {
        return Timer.builder(name)
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .serviceLevelObjectives(BUCKETS);
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
