package io.dilepton.core.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@link Histogram}s of one catalogue entry, one for each combination of tag values. Thread-safe. */
public final class HistogramFamily implements Collector {

    /** Most combinations of tag values; those that were asked for first are given up for new ones. */
    private static final int MOST = 64;

    private final Metric metric;
    private final Labels common;
    private final List<Double> bounds;
    private final Map<List<String>, Histogram> histograms = new LinkedHashMap<>();

    HistogramFamily(Metric metric, Labels common, double[] upperBounds) {
        this.metric = metric.require(Metric.Kind.HISTOGRAM);
        this.common = common;
        List<Double> all = new ArrayList<>();
        for (double bound : upperBounds) {
            all.add(bound);
        }
        all.add(Double.POSITIVE_INFINITY);
        this.bounds = List.copyOf(all);
    }

    /**
     * Returns the histogram of some tag values.
     *
     * @param values values of the tags, in the order of the entry's keys
     * @return the histogram; the same one for the same values
     */
    public Histogram with(String... values) {
        if (values.length != metric.tags().size()) {
            throw new IllegalArgumentException(metric.name() + " has the tags " + metric.tags());
        }
        synchronized (histograms) {
            Histogram known = histograms.get(List.of(values));
            if (known != null) {
                return known;
            }
            if (histograms.size() >= MOST) {
                histograms.remove(histograms.keySet().iterator().next());
            }
            Histogram histogram = new Histogram(bounds);
            histograms.put(List.of(values), histogram);
            return histogram;
        }
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder family =
                HistogramSnapshot.builder().name(metric.family()).help(metric.text());
        String[] keys = metric.tags().toArray(new String[0]);
        synchronized (histograms) {
            histograms.forEach((values, histogram) -> {
                Labels labels = Labels.of(keys, values.toArray(new String[0])).merge(common);
                family.dataPoint(histogram.snapshot(labels));
            });
        }
        return family.build();
    }

    @Override
    public String getPrometheusName() {
        return metric.family();
    }
}
