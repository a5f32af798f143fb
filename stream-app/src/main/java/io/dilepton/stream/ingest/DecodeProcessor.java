package io.dilepton.stream.ingest;

import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.wire.EncodedEvent;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.DecodedEvent;
import io.dilepton.stream.flow.Ledger;
import io.dilepton.stream.flow.Reason;
import io.dilepton.stream.flow.SourceRecord;
import io.dilepton.stream.flow.StreamMeters;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads an event from its bytes and checks it. Forwards a {@link DecodedEvent} to the one child or a {@link DeadLetter} to the other. */
public final class DecodeProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {

    /** Largest value that is taken for an event, bytes: twice as much still fits a Kafka message of default size. */
    public static final int MAX_EVENT_BYTES = 512 * 1024;

    private final EventCoder coder;
    private final StreamMeters meters;
    private final String decoded;
    private final String deadLetters;
    private Ledger ledger;

    /**
     * Makes the processor.
     *
     * @param format reads the value
     * @param meters counts what comes in
     * @param decoded name of the child that gets decoded events
     * @param deadLetters name of the child that gets dead letters
     */
    public DecodeProcessor(EventFormat format, StreamMeters meters, String decoded, String deadLetters) {
        this.coder = format.newCoder();
        this.meters = meters;
        this.decoded = decoded;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        ledger = meters.ledger(context.taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ledger.in();
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of the source has an origin"));
        SourceRecord source = new SourceRecord(record, origin);
        byte[] value = source.value();
        if (value == null) {
            reject(record, new DeadLetter(source, Reason.VALUE_MISSING, "the record has no value"));
        } else if (value.length > MAX_EVENT_BYTES) {
            String detail = value.length + " bytes are more than the " + MAX_EVENT_BYTES + " that an event may have";
            reject(record, new DeadLetter(source, Reason.VALUE_TOO_LARGE, detail));
        } else {
            decode(record, source, value);
        }
    }

    private void decode(Record<byte[], byte[]> record, SourceRecord source, byte[] value) {
        EncodedEvent event;
        try {
            event = coder.decode(source.topic(), record.headers(), value);
        } catch (SerializationException e) {
            reject(record, new DeadLetter(source, Reason.VALUE_UNDECODABLE, String.valueOf(e.getMessage())));
            return;
        } catch (InvalidEventException e) {
            reject(record, new DeadLetter(source, Reason.of(e.reason()), String.valueOf(e.getMessage())));
            return;
        }
        context().forward(record.withValue(new DecodedEvent(source, event)), decoded);
    }

    private void reject(Record<byte[], byte[]> record, DeadLetter letter) {
        context().forward(record.withValue(letter), deadLetters);
    }
}
