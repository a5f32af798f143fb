package io.dilepton.cli.models;

import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.features.ZWindow;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Events that both versions scored, found by the place that the event was read from. For one thread. */
final class PairedScores {

    private final TopicReader reader;
    private final Deserializer<ScoredEvent> decoder;
    private final String name;
    private final Map<Source, Shadow> shadows = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private final Map<Integer, Long> otherVersions = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private long unpairedChampion;

    /**
     * Where an event was read from.
     *
     * @param topic topic
     * @param partition partition
     * @param offset offset
     */
    record Source(String topic, int partition, long offset) {

        private static final Comparator<Source> ORDER = Comparator.comparing(Source::topic)
                .thenComparingInt(Source::partition)
                .thenComparingLong(Source::offset);
    }

    private record Shadow(double probability, boolean decision) {}

    /**
     * One event, scored by both.
     *
     * @param source where it was read from
     * @param champion probability by the champion
     * @param challenger probability by the challenger
     * @param isAgreed whether both decided the same
     * @param isInWindow whether the mass of the pair lies in the Z window
     * @param truth whether it is signal by generator truth; null where there is none
     */
    record Pair(
            Source source,
            double champion,
            double challenger,
            boolean isAgreed,
            boolean isInWindow,
            @Nullable Boolean truth) {}

    PairedScores(TopicReader reader, Deserializer<ScoredEvent> decoder, String name) {
        this.reader = reader;
        this.decoder = decoder;
        this.name = name;
    }

    /**
     * Reads the scores.
     *
     * @param scoredTopic topic of the champion's scores
     * @param from where to begin on both topics
     * @param champion version of the champion
     * @param challenger version of the challenger
     * @param limit most pairs
     */
    void read(String scoredTopic, Position from, int champion, int challenger, long limit) {
        each(Topics.SHADOW, from, event -> {
            if (event.getModelVersion() == challenger) {
                shadows.put(source(event), new Shadow(event.getProbability(), event.getDecision()));
            } else {
                otherVersions.merge(event.getModelVersion(), 1L, Long::sum);
            }
        });
        each(scoredTopic, from, event -> {
            if (event.getModelVersion() != champion || pairs.size() >= limit) {
                return;
            }
            Source source = source(event);
            Shadow shadow = shadows.remove(source);
            if (shadow == null) {
                unpairedChampion++;
            } else {
                pairs.add(pair(source, event, shadow));
            }
        });
        pairs.sort(Comparator.comparing(Pair::source, Source.ORDER));
    }

    /** Returns the pairs in the order of their events, so that draws of them with a fixed seed are the same each time. */
    List<Pair> pairs() {
        return pairs;
    }

    /** Returns how many scores of the champion the challenger has none for. */
    long unpairedChampion() {
        return unpairedChampion;
    }

    /** Returns how many scores of the challenger the champion has none for, or that lie behind the limit. */
    long unpairedChallenger() {
        return shadows.size();
    }

    /** Returns how many shadow scores are by other versions of the model. */
    Map<Integer, Long> otherVersions() {
        return otherVersions;
    }

    private void each(String topic, Position from, Consumer<ScoredEvent> taker) {
        Map<TopicPartition, OffsetRange> ranges = reader.ranges(topic, from, new Position.Latest());
        reader.read(ranges, record -> {
            ScoredEvent event = decoder.deserialize(record.topic(), record.headers(), record.value());
            if (event != null && event.getModelName().equals(name)) {
                taker.accept(event);
            }
            return true;
        });
    }

    private Source source(ScoredEvent event) {
        String topic = topics.computeIfAbsent(event.getSourceTopic(), same -> same);
        return new Source(topic, event.getSourcePartition(), event.getSourceOffset());
    }

    private static Pair pair(Source source, ScoredEvent event, Shadow shadow) {
        return new Pair(
                source,
                event.getProbability(),
                shadow.probability(),
                event.getDecision() == shadow.decision(),
                ZWindow.contains(event.getPair().getMass()),
                event.getTruth() == null ? null : event.getTruth().getSignal());
    }
}
