package io.dilepton.cli.dlq;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Makes the record that a letter is sent as, and fetches from its origin what the letter leaves out. For one thread. */
final class Outgoing implements AutoCloseable {

    private final ClusterOptions cluster;
    private final Targets targets;
    private final @Nullable String topic;
    private @Nullable TopicReader origins;

    /**
     * Makes the maker.
     *
     * @param cluster where the cluster is
     * @param targets number of partitions of topics
     * @param topic topic to send to; null for the one that each letter came from
     */
    Outgoing(ClusterOptions cluster, Targets targets, @Nullable String topic) {
        this.cluster = cluster;
        this.targets = targets;
        this.topic = topic;
    }

    /**
     * Makes a record.
     *
     * @param letter the letter
     * @param mended key and value to send in the place of the letter's; null for the letter's own
     * @return the record: on the partition of its origin, where it goes back there
     * @throws UnsendableException when there is nowhere to send it to, or nothing to send
     */
    ProducerRecord<byte[], byte[]> of(Letter letter, MendedLetters.@Nullable Content mended) {
        Letter.Origin origin = letter.origin();
        String target = topic != null
                ? topic
                : origin == null ? null : origin.partition().topic();
        if (target == null) {
            throw new UnsendableException("it does not say where it came from; name a topic with --topic");
        }
        int partitions = targets.partitions(target);
        if (partitions == 0) {
            throw new UnsendableException("topic " + target + " does not exist; name another with --topic");
        }
        boolean returns = origin != null
                && target.equals(origin.partition().topic())
                && origin.partition().partition() < partitions;
        return new ProducerRecord<>(
                target,
                returns && origin != null ? origin.partition().partition() : null,
                letter.originTimestamp(),
                mended == null ? letter.record().key() : mended.key(),
                value(letter, mended),
                letter.replayHeaders());
    }

    @Override
    public void close() {
        if (origins != null) {
            origins.close();
        }
    }

    private byte @Nullable [] value(Letter letter, MendedLetters.@Nullable Content mended) {
        if (mended != null && mended.value() != null) {
            return mended.value();
        }
        if (!letter.isOmitted()) {
            return mended == null ? letter.record().value() : null;
        }
        Letter.Origin origin = letter.origin();
        byte[] value = origin == null ? null : fetched(origin);
        if (value == null) {
            throw new UnsendableException("its " + letter.size() + " bytes were left out, and are no longer at "
                    + (origin == null ? "its origin" : origin));
        }
        return value;
    }

    private byte @Nullable [] fetched(Letter.Origin origin) {
        TopicPartition partition = origin.partition();
        if (targets.partitions(partition.topic()) <= partition.partition()) {
            return null;
        }
        TopicReader reader = origins;
        if (reader == null) {
            reader = TopicReader.connect(cluster);
            origins = reader;
        }
        OffsetRange range = reader.ranges(
                        partition.topic(),
                        new Position.Offset(origin.offset()),
                        new Position.Offset(origin.offset() + 1))
                .getOrDefault(partition, new OffsetRange(0, 0));
        AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        reader.read(Map.of(partition, range), record -> {
            found.set(record);
            return false;
        });
        ConsumerRecord<byte[], byte[]> record = found.get();
        return record == null || record.offset() != origin.offset() ? null : record.value();
    }

    /** A letter cannot be sent; the message goes on after "letter 0/15: ". */
    static final class UnsendableException extends RuntimeException {

        UnsendableException(String message) {
            super(message);
        }
    }
}
