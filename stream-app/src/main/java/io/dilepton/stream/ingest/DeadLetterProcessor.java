package io.dilepton.stream.ingest;

import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.commit.CommitPhase;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.Ledger;
import io.dilepton.stream.flow.SourceRecord;
import io.dilepton.stream.flow.StreamMeters;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns a dead letter into the record for the dead-letter topic: the original, with reason and origin in the headers. As every other outcome
 * of a record is known by then, it also settles the books before a commit.
 */
public final class DeadLetterProcessor extends ContextualProcessor<Object, DeadLetter, byte[], byte[]> {

    /** Largest value that is copied, bytes; a larger one is left out and can be read at its origin. */
    public static final int MAX_COPIED_BYTES = 1024 * 1024;

    private static final int MAX_DETAIL = 1000;

    private final StreamMeters meters;
    private Ledger ledger;

    /**
     * Makes the processor.
     *
     * @param meters counts the dead letters
     */
    public DeadLetterProcessor(StreamMeters meters) {
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        ledger = meters.ledger(context.taskId().partition());
        CommitHook.register(context, CommitPhase.SETTLE, ledger::settle, ledger::abandon);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's Record is not annotated: null key and value are allowed
    public void process(Record<Object, DeadLetter> record) {
        DeadLetter letter = record.value();
        SourceRecord source = letter.source();
        Headers headers = source.headers();
        put(headers, DeadLetterHeaders.REASON, letter.reason().code());
        put(headers, DeadLetterHeaders.DETAIL, shortened(letter.detail()));
        put(headers, DeadLetterHeaders.TOPIC, source.topic());
        put(headers, DeadLetterHeaders.PARTITION, String.valueOf(source.partition()));
        put(headers, DeadLetterHeaders.OFFSET, String.valueOf(source.offset()));
        put(headers, DeadLetterHeaders.TIMESTAMP, String.valueOf(source.timestamp()));
        byte @Nullable [] value = source.value();
        if (value != null && value.length > MAX_COPIED_BYTES) {
            put(headers, DeadLetterHeaders.OMITTED_BYTES, String.valueOf(value.length));
            value = null;
        }
        ledger.deadLettered(letter.reason());
        context().forward(new Record<>(source.key(), value, source.timestamp(), headers));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String detail) {
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
    }
}
