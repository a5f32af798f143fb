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

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;
    private final long timestamp;
    private final String topic;
    private final int partition;
    private final long offset;

    /**
     * Keeps a record.
     *
     * @param record the record as it was read
     * @param origin where it was read from
     */
    public SourceRecord(Record<byte[], byte[]> record, RecordMetadata origin) {
        this.key = record.key();
        this.value = record.value();
        this.headers = record.headers();
        this.timestamp = record.timestamp();
        this.topic = origin.topic();
        this.partition = origin.partition();
        this.offset = origin.offset();
    }

    /**
     * Returns the key.
     *
     * @return key as it was read; null where there is none
     */
    public byte @Nullable [] key() {
        return key;
    }

    /**
     * Returns the value.
     *
     * @return value as it was read; null for a tombstone
     */
    public byte @Nullable [] value() {
        return value;
    }

    /**
     * Returns the headers.
     *
     * @return a copy
     */
    public Headers headers() {
        return new RecordHeaders(headers);
    }

    /**
     * Returns the timestamp.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    public long timestamp() {
        return timestamp;
    }

    /**
     * Returns the topic.
     *
     * @return topic that the record was read from
     */
    public String topic() {
        return topic;
    }

    /**
     * Returns the partition.
     *
     * @return partition that the record was read from
     */
    public int partition() {
        return partition;
    }

    /**
     * Returns the offset.
     *
     * @return offset that the record was read from
     */
    public long offset() {
        return offset;
    }
}
