package io.dilepton.cli.bench.worker;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.wire.EncodedEvent;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Topics;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes, validates and enriches: what the stream costs without a model. */
final class EnrichOnlyProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final EventCoder coder;
    private final LongAdder done;

    EnrichOnlyProcessor(EventFormat format, LongAdder done) {
        this.coder = format.newCoder();
        this.done = done;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        EncodedEvent encoded = coder.decode(Topics.EVENTS, record.headers(), record.value());
        context().forward(record.withValue(coder.enriched(encoded, Enrichment.of(encoded.event()))));
        done.increment();
    }
}
