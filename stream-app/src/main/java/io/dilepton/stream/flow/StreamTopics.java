package io.dilepton.stream.flow;

import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which topics an application reads, and which it writes.
 *
 * @param sources topics of events that are read, at least one
 * @param outputs what the names of the output topics begin with; {@link Topics#EVENTS} for the science outputs
 * @param synthetic whether synthetic events are worked on; they are passed over otherwise
 */
public record StreamTopics(List<String> sources, String outputs, boolean synthetic) {

    /** The science topics: recorded and simulated events. */
    public static final StreamTopics SCIENCE = new StreamTopics(List.of(Topics.EVENTS), Topics.EVENTS, false);

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration DELTA_RETENTION = Duration.ofDays(1);

    /** Copies. */
    public StreamTopics {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a stream needs a topic to read");
        }
    }

    /**
     * Tells whether the science outputs are written.
     *
     * @return false for an application with outputs of its own
     */
    public boolean areScience() {
        return outputs.equals(Topics.EVENTS);
    }

    /**
     * Names the topic of enriched events.
     *
     * @return topic
     */
    public String enriched() {
        return outputs + ".enriched";
    }

    /**
     * Names the topic of a lane's scores.
     *
     * @param lane lane
     * @return topic
     */
    public String scored(Lane lane) {
        return areScience() ? lane.topic() : outputs + ".scored." + lane.label();
    }

    /**
     * Names the topic of the challengers' scores.
     *
     * @return topic
     */
    public String shadow() {
        return outputs + ".shadow";
    }

    /**
     * Names the topic of window summaries.
     *
     * @return topic
     */
    public String windows() {
        return areScience() ? Topics.PHYSICS_WINDOWS : outputs + ".windows";
    }

    /**
     * Names the topic of parts of windows.
     *
     * @return topic
     */
    public String windowDeltas() {
        return areScience() ? Topics.WINDOW_DELTAS : outputs + ".windows.deltas";
    }

    /**
     * Names the topics that hold a record about each event.
     *
     * @return topics
     */
    public List<String> perEvent() {
        List<String> topics = new ArrayList<>(List.of(enriched(), shadow()));
        Arrays.stream(Lane.values()).map(this::scored).forEach(topics::add);
        return List.copyOf(topics);
    }

    /**
     * Returns the topics that are not the product's.
     *
     * @return settings to create them with; empty for the science outputs
     */
    public List<TopicSpec> own() {
        if (areScience()) {
            return List.of();
        }
        List<TopicSpec> own = new ArrayList<>();
        perEvent()
                .forEach(topic ->
                        own.add(new TopicSpec(topic, TopicSpec.DEFAULT_EVENT_PARTITIONS, RETENTION, false, Map.of())));
        own.add(new TopicSpec(windows(), 1, RETENTION, false, Map.of()));
        own.add(new TopicSpec(windowDeltas(), 1, DELTA_RETENTION, false, Map.of()));
        return List.copyOf(own);
    }
}
