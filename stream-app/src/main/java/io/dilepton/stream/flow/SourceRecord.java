package io.dilepton.stream.flow;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, kept beside the event until its fate is decided. Immutable by agreement: nobody writes to the arrays, which
 * belong to the consumer's record.
 */
public final class SourceRecord {

    private final Record<byte[], byte[]> record;
    private final RecordMetadata origin;

    /**
     * Keeps a record.
     *
     * @param record the record as it was read
     * @param origin where it was read from
     */
    public SourceRecord(Record<byte[], byte[]> record, RecordMetadata origin) {
        this.record = record;
        this.origin = origin;
    }

    /**
     * Returns the key.
     *
     * @return key as it was read; null where there is none
     */
    public byte @Nullable [] key() {
        return record.key();
    }

    /**
     * Returns the value.
     *
     * @return value as it was read; null for a tombstone
     */
    public byte @Nullable [] value() {
        return record.value();
    }

    /**
     * Returns the headers.
     *
     * @return a copy
     */
    public Headers headers() {
        return new RecordHeaders(record.headers());
    }

    /**
     * Returns the timestamp.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    public long timestamp() {
        return record.timestamp();
    }

    /**
     * Returns the topic.
     *
     * @return topic that the record was read from
     */
    public String topic() {
        return origin.topic();
    }

    /**
     * Returns the partition.
     *
     * @return partition that the record was read from
     */
    public int partition() {
        return origin.partition();
    }

    /**
     * Returns the offset.
     *
     * @return offset that the record was read from
     */
    public long offset() {
        return origin.offset();
    }
}
