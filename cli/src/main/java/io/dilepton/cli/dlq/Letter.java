package io.dilepton.cli.dlq;

import io.dilepton.schemas.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** One dead letter as it lies on the topic. Records that somebody else put there are letters too, with what they lack left out. */
final class Letter {

    /** Reason of records that carry none. */
    static final String UNKNOWN = "unknown";

    private static final String HEADER_PREFIX = "dilepton.dlq.";
    private static final int KEY_BYTES_SHOWN = 24;

    private final ConsumerRecord<byte[], byte[]> record;

    Letter(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    /**
     * Where a record was read from.
     *
     * @param partition topic and partition
     * @param offset offset
     */
    record Origin(TopicPartition partition, long offset) {

        @Override
        public String toString() {
            return partition + "@" + offset;
        }
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Returns partition and offset on the dead-letter topic, {@code 0/15}. */
    String id() {
        return record.partition() + "/" + record.offset();
    }

    String reason() {
        String reason = header(DeadLetterHeaders.REASON);
        return reason == null || !reason.matches("[a-z0-9][a-z0-9.]*") ? UNKNOWN : reason;
    }

    String detail() {
        String detail = header(DeadLetterHeaders.DETAIL);
        return detail == null ? "" : detail;
    }

    /** Returns where the letter of an earlier replay was that this one came of; null where there was none. */
    @Nullable
    String replayedFrom() {
        return header(DeadLetterHeaders.REPLAYED_FROM);
    }

    @Nullable
    Origin origin() {
        String topic = header(DeadLetterHeaders.TOPIC);
        long partition = number(DeadLetterHeaders.PARTITION);
        long offset = number(DeadLetterHeaders.OFFSET);
        return topic == null || partition < 0 || offset < 0
                ? null
                : new Origin(new TopicPartition(topic, (int) partition), offset);
    }

    /** Returns the time of the original record, milliseconds since 1970-01-01T00:00:00Z; that of the letter where it is not told. */
    long originTimestamp() {
        long timestamp = number(DeadLetterHeaders.TIMESTAMP);
        return timestamp < 0 ? record.timestamp() : timestamp;
    }

    /** Tells whether the value was too large to be copied, and is to be had only where the record came from. */
    boolean isOmitted() {
        return record.value() == null && header(DeadLetterHeaders.OMITTED_BYTES) != null;
    }

    /** Returns the size of the original value, bytes. */
    long size() {
        return isOmitted()
                ? number(DeadLetterHeaders.OMITTED_BYTES)
                : record.value() == null ? 0 : record.value().length;
    }

    /** Returns the key as text, or in hexadecimal where it is none. */
    String keyText() {
        byte[] key = record.key();
        if (key == null) {
            return "-";
        }
        String text = text(key);
        if (text != null) {
            return text;
        }
        int shown = Math.min(key.length, KEY_BYTES_SHOWN);
        return "0x" + HexFormat.of().formatHex(key, 0, shown) + (shown < key.length ? "…" : "");
    }

    /** Returns the headers that the record had before it died. */
    List<Header> originalHeaders() {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(HEADER_PREFIX)) {
                headers.add(header);
            }
        });
        return headers;
    }

    /** Returns the headers to send it again with. */
    Headers replayHeaders() {
        return new RecordHeaders(originalHeaders())
                .add(DeadLetterHeaders.REPLAYED_FROM, id().getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private long number(String name) {
        String text = header(name);
        return text == null || !text.matches("[0-9]{1,18}") ? -1 : Long.parseLong(text);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePoints().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
