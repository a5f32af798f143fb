package io.dilepton.stream.ingest;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.DecodedEvent;
import io.dilepton.stream.flow.Reason;
import io.dilepton.stream.flow.ValidEvent;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Checks an event. Forwards a {@link ValidEvent} to the one child or a {@link DeadLetter} to the other. */
public final class ValidateProcessor extends ContextualProcessor<byte[], DecodedEvent, byte[], Object> {

    private final String valid;
    private final String deadLetters;

    /**
     * Makes the processor.
     *
     * @param valid name of the child that gets valid events
     * @param deadLetters name of the child that gets dead letters
     */
    public ValidateProcessor(String valid, String deadLetters) {
        this.valid = valid;
        this.deadLetters = deadLetters;
    }

    @Override
    public void process(Record<byte[], DecodedEvent> record) {
        DecodedEvent decoded = record.value();
        CollisionEvent event;
        try {
            event = EventCodec.fromAvro(decoded.event());
        } catch (InvalidEventException e) {
            DeadLetter letter = new DeadLetter(decoded.source(), Reason.of(e.reason()), String.valueOf(e.getMessage()));
            context().forward(record.withValue(letter), deadLetters);
            return;
        }
        context().forward(record.withValue(new ValidEvent(decoded.source(), event)), valid);
    }
}
