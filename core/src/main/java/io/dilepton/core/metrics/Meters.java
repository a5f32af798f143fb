package io.dilepton.core.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * The meters of an application. Of the meters that libraries bind, those of the JVM, the process and Kafka, only what {@link CommonMetrics} lists is
 * exported: Kafka alone has hundreds for each thread.
 */
public final class Meters implements AutoCloseable {

    /** Bucket bounds 1, 2, 5, 10, … µs up to 10 s, for work that takes microseconds; Micrometer's own begin at 1 ms. */
    public static final List<Duration> FROM_MICROSECONDS = bounds(1, 10_000_000);

    /** Bucket bounds 1, 2, 5, 10, … ms up to 1000 s, for events on their way through the system. */
    public static final List<Duration> FROM_MILLISECONDS = bounds(1_000, 1_000_000_000);

    private static final String APPLICATION = "application";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Metric, HistogramFamily> histograms = new ConcurrentHashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Labels common;

    /**
     * Makes the registry with the meters of the JVM and the process.
     *
     * @param application tag {@code application} of every meter, such as {@code stream}
     */
    public Meters(String application) {
        common = Labels.of(APPLICATION, application);
        registry.config().commonTags(Tags.of(APPLICATION, application)).meterFilter(new LibraryMeters());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
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
     * Returns the histograms of a catalogue entry.
     *
     * @param metric an entry of kind {@link Metric.Kind#HISTOGRAM}
     * @param upperBounds upper bounds of the buckets, ascending, without infinity; those of the first call hold
     * @return the family; the same one for the same entry
     */
    public HistogramFamily histograms(Metric metric, double... upperBounds) {
        return histograms.computeIfAbsent(metric, entry -> {
            HistogramFamily family = new HistogramFamily(entry, common, upperBounds);
            registry.getPrometheusRegistry().register(family);
            return family;
        });
    }

    /**
     * Begins a timer with a histogram from 1 µs to 10 s.
     *
     * @param name lower.dot name
     * @return builder to tag and register
     */
    public static Timer.Builder timer(String name) {
        return Timer.builder(name)
                .minimumExpectedValue(FROM_MICROSECONDS.get(0))
                .maximumExpectedValue(FROM_MICROSECONDS.get(FROM_MICROSECONDS.size() - 1))
                .serviceLevelObjectives(FROM_MICROSECONDS.toArray(new Duration[0]));
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private static List<Duration> bounds(long fromMicros, long toMicros) {
        return LongStream.iterate(fromMicros, decade -> decade <= toMicros, decade -> 10 * decade)
                .flatMap(decade -> LongStream.of(decade, 2 * decade, 5 * decade))
                .filter(micros -> micros <= toMicros)
                .mapToObj(micros -> Duration.ofNanos(1_000 * micros))
                .toList();
    }
}
