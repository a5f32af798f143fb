package io.dilepton.stream.windows;

import io.dilepton.core.metrics.HistogramFamily;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.metrics.Metric;
import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeak;
import io.dilepton.schemas.ZPeakResult;
import io.dilepton.stream.metrics.StreamMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the windows. The gauges show the last closed window; they vanish when another instance takes over, and so do those of quantities that the
 * last window does not have, so that none shows what is no longer so. Thread-safe.
 */
public final class WindowMeters {

    private static final double MILLIS = 1e3;
    private static final String FITTED = "fitted";
    private static final String FAILED = "failed";

    /** Most quantities that get gauges of their drift: what a manifest lists decides how many tags there are. */
    private static final int MOST_QUANTITIES = 128;

    private final MeterRegistry registry;
    private final Map<List<String>, Level> levels = new ConcurrentHashMap<>();
    private final HistogramFamily masses;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Registers what has no tags; the rest comes with the first window.
     *
     * @param meters where to
     */
    public WindowMeters(Meters meters) {
        this.registry = meters.registry();
        this.masses = meters.histograms(StreamMetrics.PAIR_MASS, MassBuckets.bounds());
        StreamMetrics.OPEN.gauge(registry, open::get);
        StreamMetrics.UNREADABLE.counter(registry);
    }

    void open(int windows) {
        open.set(windows);
    }

    /** The instance has given the windows up. */
    void forget() {
        open.set(0);
        levels.values().forEach(level -> registry.remove(level.gauge()));
        levels.clear();
    }

    /** Sums of masses came in. */
    void masses(String lane, long[] counts) {
        MassBuckets.add(counts, masses.with(lane));
    }

    void late(String lane, long events) {
        StreamMetrics.LATE.counter(registry, lane).increment((double) events);
    }

    void unreadable() {
        StreamMetrics.UNREADABLE.counter(registry).increment();
    }

    void closed(WindowSummary summary, long nowMillis) {
        String lane = summary.getLane();
        StreamMetrics.CLOSED
                .counter(registry, lane, label(summary.getClosedBy()))
                .increment();
        StreamMetrics.LATE.counter(registry, lane);
        set(StreamMetrics.LAST_CLOSED, nowMillis / MILLIS, lane);
        set(StreamMetrics.RATE, summary.getRate(), lane);
        summary.getZPeaks().forEach(this::peak);
        drifts(lane, summary.getDrifts());
    }

    private void peak(ZPeak peak) {
        ZPeakResult result = peak.getResult();
        String shape = label(peak.getResolutionShape());
        StreamMetrics.Z_FITS.counter(registry, shape, FITTED).increment(result == null ? 0 : 1);
        StreamMetrics.Z_FITS.counter(registry, shape, FAILED).increment(result == null ? 1 : 0);
        if (result == null) {
            return;
        }
        set(StreamMetrics.Z_MASS, result.getMass(), shape);
        set(StreamMetrics.Z_MASS_ERROR, result.getMassError(), shape);
        set(StreamMetrics.Z_WIDTH, result.getWidth(), shape);
        set(StreamMetrics.Z_WIDTH_ERROR, result.getWidthError(), shape);
        set(StreamMetrics.Z_RESOLUTION, result.getResolution(), shape);
        set(StreamMetrics.Z_RESOLUTION_ERROR, result.getResolutionError(), shape);
        set(StreamMetrics.Z_SIGNAL, result.getSignal(), shape);
        set(StreamMetrics.Z_SIGNAL_ERROR, result.getSignalError(), shape);
        set(StreamMetrics.Z_PVALUE, result.getPValue(), shape);
    }

    private void drifts(String lane, List<QuantityDrift> drifts) {
        Set<String> present = new HashSet<>();
        for (QuantityDrift drift : drifts.subList(0, Math.min(drifts.size(), MOST_QUANTITIES))) {
            present.add(drift.getQuantity());
            drift(lane, drift.getQuantity(), "psi", drift.getPsi(), drift.getPsiFloor(), drift.getPsiLimit());
            drift(lane, drift.getQuantity(), "ks", drift.getKs(), drift.getKsFloor(), drift.getKsLimit());
        }
        levels.entrySet().removeIf(entry -> {
            List<String> key = entry.getKey();
            boolean gone = key.get(0).startsWith(StreamMetrics.DRIFT.name())
                    && key.get(1).equals(lane)
                    && !present.contains(key.get(2));
            if (gone) {
                registry.remove(entry.getValue().gauge());
            }
            return gone;
        });
    }

    private void drift(String lane, String quantity, String statistic, double value, double floor, double limit) {
        set(StreamMetrics.DRIFT, value, lane, quantity, statistic);
        set(StreamMetrics.DRIFT_LIMIT, limit, lane, quantity, statistic);
        set(StreamMetrics.DRIFT_RATIO, floor > 0 ? value / floor : 0, lane, quantity, statistic);
    }

    private void set(Metric metric, @Nullable Double value, String... tags) {
        if (value == null) {
            return;
        }
        List<String> key = new ArrayList<>(List.of(metric.name()));
        key.addAll(List.of(tags));
        levels.computeIfAbsent(List.copyOf(key), absent -> {
                    AtomicLong bits = new AtomicLong();
                    return new Level(bits, metric.gauge(registry, () -> Double.longBitsToDouble(bits.get()), tags));
                })
                .bits()
                .set(Double.doubleToLongBits(value));
    }

    private static String label(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /**
     * A gauge with the number that it shows.
     *
     * @param bits the number, as {@link Double#doubleToLongBits}
     * @param gauge shows it
     */
    private record Level(AtomicLong bits, Gauge gauge) {}
}
