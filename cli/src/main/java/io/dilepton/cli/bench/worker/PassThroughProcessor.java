package io.dilepton.cli.bench.worker;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards ready-made bytes for each record: what Kafka Streams costs by itself. */
final class PassThroughProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    static final String ENRICHED = "enriched-sink";
    static final String SCORED = "scored-sink";

    private final SampleRecords samples;
    private final LongAdder done;
    private int next;

    PassThroughProcessor(SampleRecords samples, LongAdder done) {
        this.samples = samples;
        this.done = done;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        int sample = next;
        next = sample + 1 == samples.size() ? 0 : sample + 1;
        context().forward(record.withValue(samples.enriched(sample)), ENRICHED);
        context().forward(record.withValue(samples.scored(sample)), SCORED);
        done.increment();
    }
}
