package io.dilepton.stream.ingest;

import io.dilepton.core.enrichment.Enricher;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.flow.ValidEvent;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Computes the kinematics of an event, and keys it by its identity whatever its producer keyed it by. Forwards an {@link EnrichedEvent} to
 * the sink and a {@link Candidate} to the scorers.
 */
public final class EnrichProcessor extends ContextualProcessor<byte[], ValidEvent, String, Object> {

    private final StreamMeters meters;
    private final String sink;
    private final String scorers;

    /**
     * Makes the processor.
     *
     * @param meters counts the enriched events
     * @param sink name of the child that gets enriched events
     * @param scorers name of the child that gets candidates
     */
    public EnrichProcessor(StreamMeters meters, String sink, String scorers) {
        this.meters = meters;
        this.sink = sink;
        this.scorers = scorers;
    }

    @Override
    public void process(Record<byte[], ValidEvent> record) {
        ValidEvent valid = record.value();
        EnrichedEvent enriched = Enricher.enrich(valid.event());
        Record<String, Object> out = record.withKey(valid.event().id().key()).withValue(enriched);
        meters.enriched();
        context().forward(out, sink);
        context().forward(out.withValue(new Candidate(valid.source(), valid.event(), enriched)), scorers);
    }
}
