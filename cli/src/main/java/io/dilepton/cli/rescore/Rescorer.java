package io.dilepton.cli.rescore;

import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.schemas.CollisionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Fetches the events of a chunk of past scores and has them scored again. For one thread. */
final class Rescorer {

    private final TopicReader sources;
    private final Deserializer<CollisionEvent> events;
    private final RecordedModels models;
    private final RescoreReport report;
    private final Map<String, Map<TopicPartition, OffsetRange>> known = new HashMap<>();

    /**
     * Makes the re-scorer.
     *
     * @param sources reads the events; not closed with this
     * @param events decodes them
     * @param models versions that scored them
     * @param report takes what comes out
     */
    Rescorer(TopicReader sources, Deserializer<CollisionEvent> events, RecordedModels models, RescoreReport report) {
        this.sources = sources;
        this.events = events;
        this.models = models;
        this.report = report;
    }

    /** Scores the events of a chunk again; each past score is in the report when this returns. */
    void rescore(List<PastScore> chunk) {
        Map<TopicPartition, Map<Long, List<PastScore>>> wanted = new HashMap<>();
        for (PastScore past : chunk) {
            wanted.computeIfAbsent(past.source(), partition -> new HashMap<>())
                    .computeIfAbsent(past.offset(), offset -> new ArrayList<>(1))
                    .add(past);
        }
        wanted.forEach(this::fetch);
        models.flush();
    }

    private void fetch(TopicPartition partition, Map<Long, List<PastScore>> wanted) {
        OffsetRange there = known.computeIfAbsent(
                        partition.topic(),
                        topic -> sources.exists(topic)
                                ? sources.ranges(topic, new Position.Earliest(), new Position.Latest())
                                : Map.of())
                .getOrDefault(partition, new OffsetRange(0, 0));
        long[] offsets = wanted.keySet().stream().mapToLong(offset -> offset).toArray();
        for (OffsetRange stretch : Stretches.of(offsets)) {
            OffsetRange range =
                    new OffsetRange(Math.max(stretch.from(), there.from()), Math.min(stretch.to(), there.to()));
            sources.read(Map.of(partition, range), record -> {
                List<PastScore> scores = wanted.remove(record.offset());
                if (scores != null) {
                    take(scores, record);
                }
                return true;
            });
        }
        wanted.values().forEach(scores -> scores.forEach(past -> report.sourceGone()));
    }

    private void take(List<PastScore> scores, ConsumerRecord<byte[], byte[]> record) {
        io.dilepton.core.event.CollisionEvent event;
        try {
            CollisionEvent decoded = events.deserialize(record.topic(), record.headers(), record.value());
            if (decoded == null) {
                scores.forEach(past -> report.sourceUnusable(past, "the record has no value"));
                return;
            }
            event = EventCodec.fromAvro(decoded);
        } catch (SerializationException | InvalidEventException e) {
            scores.forEach(past -> report.sourceUnusable(past, String.valueOf(e.getMessage())));
            return;
        }
        for (PastScore past : scores) {
            RecordedModel model = models.of(past);
            if (model != null) {
                model.add(past, event);
            }
        }
    }
}
