package io.dilepton.core.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that an application exports.
 *
 * @param application value of the tag {@code application}
 * @param title heading, for people
 * @param metrics its own metrics; those of {@link CommonMetrics} come on top
 */
public record Catalogue(String application, String title, List<Metric> metrics) {

    /** Copies. */
    public Catalogue {
        metrics = List.copyOf(metrics);
    }

    /**
     * Returns the names in Prometheus that queries may use, of its own metrics and the common ones.
     *
     * @return names of series
     */
    public Stream<String> series() {
        return Stream.concat(metrics.stream(), CommonMetrics.all().stream())
                .flatMap(metric -> metric.series().stream());
    }
}
