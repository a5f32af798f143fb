package io.dilepton.stream.ingest;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.core.wire.EventKey;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.DecodedEvent;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.Ledger;
import io.dilepton.stream.flow.PassedOver;
import io.dilepton.stream.flow.StreamMeters;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Computes the kinematics of an event, and keys it by its identity whatever its producer keyed it by. Forwards an enriched event to the sink
 * and a {@link Candidate} to the scorer whose lane takes it; an event that no lane takes is counted as passed over.
 */
public final class EnrichProcessor extends ContextualProcessor<byte[], DecodedEvent, byte[], Object> {

    private final EventCoder coder;
    private final EventKey keys = new EventKey();
    private final StreamMeters meters;
    private final String sink;
    private final Lane[] lanes;
    private final String[] scorers;
    private Ledger ledger;

    /**
     * Makes the processor.
     *
     * @param format writes enriched events
     * @param meters counts the enriched events
     * @param sink name of the child that gets enriched events
     * @param scorers name of the child that gets the candidates of each lane
     */
    public EnrichProcessor(EventFormat format, StreamMeters meters, String sink, Map<Lane, String> scorers) {
        this.coder = format.newCoder();
        this.meters = meters;
        this.sink = sink;
        Map<Lane, String> ordered = new EnumMap<>(Lane.class);
        ordered.putAll(scorers);
        this.lanes = ordered.keySet().toArray(new Lane[0]);
        this.scorers = ordered.values().toArray(new String[0]);
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        ledger = meters.ledger(context.taskId().partition());
    }

    @Override
    public void process(Record<byte[], DecodedEvent> record) {
        DecodedEvent decoded = record.value();
        CollisionEvent event = decoded.event().event();
        Enrichment enrichment = Enrichment.of(event);
        byte[] key = keys.bytes(event.id(), decoded.source().key());
        Record<byte[], Object> out =
                new Record<>(key, coder.enriched(decoded.event(), enrichment), record.timestamp(), record.headers());
        ledger.enriched();
        context().forward(out, sink);
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i].takes(event)) {
                Candidate candidate = new Candidate(decoded.source(), decoded.event(), enrichment.pair());
                context().forward(out.withValue(candidate), scorers[i]);
                return;
            }
        }
        ledger.passedOver(PassedOver.of(event));
    }
}
