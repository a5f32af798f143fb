package io.dilepton.stream.windows;

import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.WindowClose;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeak;
import io.dilepton.schemas.ZPeakResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The meters of the windows: those of the instance that summarises show the last closed window. Thread-safe. */
public final class WindowMeters {

    /** Windows that were closed, by {@code lane} and {@code reason}. */
    public static final String CLOSED = "dilepton.windows.closed";

    /** Windows that are open now. */
    public static final String OPEN = "dilepton.windows.open";

    /** Events that came after their window was closed, by {@code lane}. */
    public static final String LATE = "dilepton.windows.late.events";

    /** Records of the internal topic that could not be read. */
    public static final String UNREADABLE = "dilepton.windows.unreadable";

    /** Rate of the last window, by {@code lane}, per second. */
    public static final String RATE = "dilepton.windows.rate";

    /** Begins the name of the fitted quantities of the last window with a peak, by {@code shape} of the resolution; each has an {@code .error} beside it. */
    public static final String PEAK = "dilepton.z.";

    /** Distance over noise floor in the last window, by {@code lane}, {@code quantity} and {@code statistic}. */
    public static final String DRIFT = "dilepton.drift.ratio";

    /** Most quantities that get gauges of their drift: what a manifest lists decides how many tags there are. */
    private static final int MOST_QUANTITIES = 128;

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> levels = new ConcurrentHashMap<>();
    private final AtomicInteger quantities = new AtomicInteger();
    private final AtomicInteger open;

    /**
     * Registers what has no tags; the rest comes with the first window.
     *
     * @param registry where to
     */
    public WindowMeters(MeterRegistry registry) {
        this.registry = registry;
        this.open = registry.gauge(OPEN, new AtomicInteger());
    }

    void open(int windows) {
        open.set(windows);
    }

    void late(String lane, long events) {
        Counter.builder(LATE)
                .description("events that came after their window was closed")
                .tag("lane", lane)
                .register(registry)
                .increment((double) events);
    }

    void unreadable() {
        Counter.builder(UNREADABLE)
                .description("records of the internal topic that could not be read")
                .register(registry)
                .increment();
    }

    void closed(WindowSummary summary) {
        String lane = summary.getLane();
        Counter.builder(CLOSED)
                .description("windows that were closed")
                .tag("lane", lane)
                .tag("reason", reason(summary.getClosedBy()))
                .register(registry)
                .increment();
        set(RATE, Tags.of("lane", lane), null, summary.getRate());
        summary.getZPeaks().forEach(this::peak);
        summary.getDrifts().forEach(drift -> drift(lane, drift));
    }

    private void peak(ZPeak peak) {
        ZPeakResult result = peak.getResult();
        if (result == null) {
            return;
        }
        Tags tags = Tags.of(
                "shape",
                peak.getResolutionShape().name().toLowerCase(Locale.ROOT).replace('_', '.'));
        pair("mass", tags, "GeV", result.getMass(), result.getMassError());
        pair("width", tags, "GeV", result.getWidth(), result.getWidthError());
        pair("resolution", tags, "GeV", result.getResolution(), result.getResolutionError());
        pair("signal", tags, null, result.getSignal(), result.getSignalError());
        set(PEAK + "pvalue", tags, null, result.getPValue());
    }

    private void pair(String name, Tags tags, @Nullable String unit, double value, @Nullable Double error) {
        set(PEAK + name, tags, unit, value);
        if (error != null) {
            set(PEAK + name + ".error", tags, unit, error);
        }
    }

    private void drift(String lane, QuantityDrift drift) {
        Tags tags = Tags.of("lane", lane, "quantity", drift.getQuantity());
        if (!levels.containsKey(DRIFT + tags.and("statistic", "psi"))
                && quantities.incrementAndGet() > MOST_QUANTITIES) {
            return;
        }
        set(DRIFT, tags.and("statistic", "psi"), null, ratio(drift.getPsi(), drift.getPsiFloor()));
        set(DRIFT, tags.and("statistic", "ks"), null, ratio(drift.getKs(), drift.getKsFloor()));
    }

    private static double ratio(double value, double floor) {
        return floor > 0 ? value / floor : 0;
    }

    private void set(String name, Tags tags, @Nullable String unit, double value) {
        levels.computeIfAbsent(name + tags, key -> {
                    AtomicLong level = new AtomicLong();
                    Gauge.builder(name, level, bits -> Double.longBitsToDouble(bits.get()))
                            .tags(tags)
                            .baseUnit(unit)
                            .register(registry);
                    return level;
                })
                .set(Double.doubleToLongBits(value));
    }

    private static String reason(WindowClose close) {
        return close.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
