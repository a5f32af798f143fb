package io.dilepton.cli.train;

import io.dilepton.cli.ClusterAccess;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.dataset.EventDataset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Events of a topic to train on: committed records, partition after partition by rising offset, so that the same offsets always give the same
 * rows in the same order.
 */
final class TopicEvents {

    private final EventDataset.Builder builder;
    private final ProgressLine progress;
    private long events;
    private long rejected;

    private TopicEvents(EventDataset.Builder builder, ProgressLine progress) {
        this.builder = builder;
        this.progress = progress;
    }

    /**
     * Reads events.
     *
     * @param stretch which
     * @param cluster where the cluster is
     * @param builder data set to add to
     * @param progress shows how far it is
     * @return the events, whose source names the offsets that were read
     * @throws CommandFailure when the topic or the offsets do not exist, or the data set is too small or of one class
     */
    static TrainingEvents read(
            TopicStretch stretch, ClusterAccess cluster, EventDataset.Builder builder, ProgressLine progress) {
        TopicEvents read = new TopicEvents(builder, progress);
        String named;
        try (TopicReader reader = TopicReader.connect(cluster)) {
            Map<TopicPartition, OffsetRange> ranges = stretch.resolve(reader);
            named = stretch.named(ranges);
            builder.source(named);
            if (stretch.topic().equals(Topics.ENRICHED)) {
                read.enriched(reader, ranges, cluster);
            } else {
                read.plain(reader, ranges, cluster);
            }
        }
        return new TrainingEvents(
                TrainingEvents.build(builder),
                read.events,
                read.rejected,
                List.of(new ModelCard.Source(named, null, 0)),
                List.of(named));
    }

    private void enriched(TopicReader reader, Map<TopicPartition, OffsetRange> ranges, ClusterAccess cluster) {
        try (Deserializer<EnrichedEvent> decoder =
                AvroSerdes.forRecord(EnrichedEvent.class, cluster.clients()).deserializer()) {
            reader.readInOrder(
                    ranges,
                    record -> take(record, ranges, () -> {
                        EnrichedEvent event = decoder.deserialize(record.topic(), record.headers(), record.value());
                        return event == null ? null : event.getEvent();
                    }));
        }
    }

    private void plain(TopicReader reader, Map<TopicPartition, OffsetRange> ranges, ClusterAccess cluster) {
        try (Deserializer<io.dilepton.schemas.CollisionEvent> decoder = AvroSerdes.forRecord(
                        io.dilepton.schemas.CollisionEvent.class, cluster.clients())
                .deserializer()) {
            reader.readInOrder(
                    ranges,
                    record -> take(
                            record,
                            ranges,
                            () -> decoder.deserialize(record.topic(), record.headers(), record.value())));
        }
    }

    /** Reads one record. */
    private interface Decoding {

        io.dilepton.schemas.@Nullable CollisionEvent decode();
    }

    private boolean take(
            ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, OffsetRange> ranges, Decoding decoding) {
        try {
            io.dilepton.schemas.CollisionEvent avro = decoding.decode();
            if (avro == null) {
                rejected++;
            } else {
                CollisionEvent event = EventCodec.fromAvro(avro);
                builder.add(event);
                events++;
            }
        } catch (InvalidEventException | SerializationException e) {
            requireRegistry(e);
            rejected++;
        }
        progress.show(seconds -> String.format(
                Locale.ROOT,
                "%,d events of partition %d, offset %,d of %s",
                events,
                record.partition(),
                record.offset(),
                end(record, ranges)));
        return true;
    }

    private static String end(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, OffsetRange> ranges) {
        OffsetRange range = ranges.get(new TopicPartition(record.topic(), record.partition()));
        return range == null ? "?" : String.format(Locale.ROOT, "%,d", range.to());
    }

    /** A record that cannot be read is a bad record, unless no schema can be had at all. */
    private static void requireRegistry(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                throw CommandFailure.run(String.valueOf(cause.getMessage()));
            }
        }
    }
}
