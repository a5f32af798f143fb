package io.dilepton.core.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets through what {@link CommonMetrics} lists of Kafka's meters and those of the JVM, and takes what differs from start to start out of Kafka's
 * tags, so that a restart makes no new time series: {@code dilepton-stream-3f2…-StreamThread-1-consumer} becomes {@code StreamThread-1-consumer}.
 */
final class LibraryMeters implements MeterFilter {

    private static final Set<String> LISTED =
            CommonMetrics.all().stream().map(Metric::name).collect(Collectors.toUnmodifiableSet());
    private static final List<String> LIBRARIES = List.of("kafka.", "jvm.", "process.", "system.");
    private static final Set<String> CHANGING = Set.of("client.id", "thread.id");
    private static final Pattern PROCESS = Pattern.compile("^.*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?");
    private static final String WHOLE = "instance";

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        boolean isForeign = LIBRARIES.stream().anyMatch(name::startsWith);
        return isForeign && !LISTED.contains(name) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    /** Keeps the number of tags: Micrometer's binder would take a meter with fewer for an old one, and remove it. */
    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("kafka.")) {
            return id;
        }
        return id.replaceTags(id.getTags().stream().map(LibraryMeters::steady).toList());
    }

    private static Tag steady(Tag tag) {
        if (!CHANGING.contains(tag.getKey())) {
            return tag;
        }
        String kept = PROCESS.matcher(tag.getValue()).replaceFirst("");
        return Tag.of(tag.getKey(), kept.isEmpty() ? WHOLE : kept);
    }
}
