package io.dilepton.core.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an application's catalogue: what a meter is called and what it means. Meters are made from entries, so that what is documented is
 * what is exported.
 *
 * @param name lower.dot name; public API
 * @param kind what it counts or measures
 * @param unit base unit, such as {@code seconds} or {@code GeV}; empty for none
 * @param tags keys of its tags, whose values are few
 * @param text what it tells, for people; a clause without a full stop
 */
public record Metric(String name, Kind kind, String unit, List<String> tags, String text) {

    private static final PrometheusNamingConvention NAMING = new PrometheusNamingConvention();

    /** Kinds of meters. */
    @SuppressWarnings("ImmutableEnumChecker") // the list is a copy, which the checker cannot see
    public enum Kind {
        /** Only ever grows; ask for its rate. */
        COUNTER(Meter.Type.COUNTER, "_total"),
        /** A level that goes up and down. */
        GAUGE(Meter.Type.GAUGE, ""),
        /** A histogram of durations, with the longest of the last minutes. */
        TIMER(Meter.Type.TIMER, "_bucket _count _sum _max"),
        /** Durations without a histogram, with the longest of the last minutes: what libraries measure. */
        DURATION(Meter.Type.TIMER, "_count _sum _max"),
        /** A histogram, with the largest of the last minutes. */
        SUMMARY(Meter.Type.DISTRIBUTION_SUMMARY, "_bucket _count _sum _max"),
        /** A histogram that is added to in bulk ({@link Histogram}). */
        HISTOGRAM(Meter.Type.DISTRIBUTION_SUMMARY, "_bucket _count _sum");

        private final Meter.Type type;
        /** What Prometheus appends, by spaces. */
        private final String suffixes;

        Kind(Meter.Type type, String suffixes) {
            this.type = type;
            this.suffixes = suffixes;
        }
    }

    /** Copies. */
    public Metric {
        tags = List.copyOf(tags);
    }

    /**
     * Describes a counter.
     *
     * @param name lower.dot name
     * @param text what it counts
     * @param tags keys of its tags
     * @return the entry
     */
    public static Metric counter(String name, String text, String... tags) {
        return new Metric(name, Kind.COUNTER, "", List.of(tags), text);
    }

    /**
     * Describes a gauge.
     *
     * @param name lower.dot name
     * @param unit base unit; empty for none
     * @param text what it shows
     * @param tags keys of its tags
     * @return the entry
     */
    public static Metric gauge(String name, String unit, String text, String... tags) {
        return new Metric(name, Kind.GAUGE, unit, List.of(tags), text);
    }

    /**
     * Describes a timer.
     *
     * @param name lower.dot name
     * @param text whose time it takes
     * @param tags keys of its tags
     * @return the entry
     */
    public static Metric timer(String name, String text, String... tags) {
        return new Metric(name, Kind.TIMER, "seconds", List.of(tags), text);
    }

    /**
     * Describes a histogram that is added to in bulk.
     *
     * @param name lower.dot name
     * @param unit base unit; empty for none
     * @param text what is distributed
     * @param tags keys of its tags
     * @return the entry
     */
    public static Metric histogram(String name, String unit, String text, String... tags) {
        return new Metric(name, Kind.HISTOGRAM, unit, List.of(tags), text);
    }

    /**
     * Registers the counter.
     *
     * @param registry where to
     * @param values values of its tags, in the order of their keys
     * @return the counter; the same one for the same values
     */
    public Counter counter(MeterRegistry registry, String... values) {
        return Counter.builder(require(Kind.COUNTER).name)
                .description(text)
                .baseUnit(baseUnit())
                .tags(tags(values))
                .register(registry);
    }

    /**
     * Registers the gauge.
     *
     * @param registry where to
     * @param level asked at each scrape; kept alive by the registry
     * @param values values of its tags, in the order of their keys
     * @return the gauge
     */
    public Gauge gauge(MeterRegistry registry, Supplier<Number> level, String... values) {
        return Gauge.builder(require(Kind.GAUGE).name, level)
                .description(text)
                .baseUnit(baseUnit())
                .tags(tags(values))
                .register(registry);
    }

    /**
     * Registers the timer.
     *
     * @param registry where to
     * @param buckets upper bounds of its buckets, ascending
     * @param values values of its tags, in the order of their keys
     * @return the timer
     */
    public Timer timer(MeterRegistry registry, List<Duration> buckets, String... values) {
        return Timer.builder(require(Kind.TIMER).name)
                .description(text)
                .minimumExpectedValue(buckets.get(0))
                .maximumExpectedValue(buckets.get(buckets.size() - 1))
                .serviceLevelObjectives(buckets.toArray(new Duration[0]))
                .tags(tags(values))
                .register(registry);
    }

    /**
     * Registers the summary.
     *
     * @param registry where to
     * @param buckets upper bounds of its buckets, ascending
     * @param values values of its tags, in the order of their keys
     * @return the summary
     */
    public DistributionSummary summary(MeterRegistry registry, double[] buckets, String... values) {
        return DistributionSummary.builder(require(Kind.SUMMARY).name)
                .description(text)
                .baseUnit(baseUnit())
                .serviceLevelObjectives(buckets)
                .tags(tags(values))
                .register(registry);
    }

    /**
     * Returns the name in Prometheus of the metric family.
     *
     * @return snake_case name with the unit, without {@code _total}
     */
    public String family() {
        String full = NAMING.name(name, kind.type, baseUnit());
        return kind == Kind.COUNTER && full.endsWith("_total")
                ? full.substring(0, full.length() - "_total".length())
                : full;
    }

    /**
     * Returns the names in Prometheus that queries may use.
     *
     * @return one name, or those of the parts of a histogram
     */
    public List<String> series() {
        return Stream.of(kind.suffixes.split(" ", -1))
                .map(suffix -> family() + suffix)
                .toList();
    }

    Metric require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException(name + " is a " + kind + ", not a " + wanted);
        }
        return this;
    }

    private @Nullable String baseUnit() {
        return unit.isEmpty() ? null : unit;
    }

    private Tags tags(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(name + " has the tags " + tags + ", not " + values.length);
        }
        Tags all = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            all = all.and(tags.get(i), values[i]);
        }
        return all;
    }
}
