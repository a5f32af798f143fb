package io.dilepton.stream.topology;

import io.dilepton.schemas.Topics;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.ingest.ArrivalTime;
import io.dilepton.stream.ingest.DeadLetterProcessor;
import io.dilepton.stream.ingest.DecodeProcessor;
import io.dilepton.stream.ingest.EnrichProcessor;
import io.dilepton.stream.ingest.ValidateProcessor;
import io.dilepton.stream.scoring.ScoreProcessor;
import io.dilepton.stream.scoring.ServedModel;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The graph from incoming events to scored events.
 *
 * <pre>
 * events ▸ decode ▸ validate ▸ enrich ▸ enriched-sink
 *             │         │         └───▸ score-z ▸ scored-z-sink
 *             └─────────┴──────────────────┴───▸ dead-letter ▸ dlq-sink
 * </pre>
 */
public final class ScoringTopology {

    private static final String EVENTS = "events";
    private static final String DECODE = "decode";
    private static final String VALIDATE = "validate";
    private static final String ENRICH = "enrich";
    private static final String SCORE_Z = "score-z";
    private static final String DEAD_LETTER = "dead-letter";
    private static final String ENRICHED_SINK = "enriched-sink";
    private static final String SCORED_Z_SINK = "scored-z-sink";
    private static final String DLQ_SINK = "dlq-sink";

    private ScoringTopology() {}

    /**
     * Draws the graph. Touches nothing outside.
     *
     * @param serdes serdes of the event topics
     * @param championZ the Z-candidate model that serves now; asked once for each event
     * @param meters count the events
     * @param startFrom where an application without committed offsets begins
     * @return a new topology
     */
    public static Topology build(
            EventSerdes serdes,
            Supplier<? extends ServedModel> championZ,
            StreamMeters meters,
            AutoOffsetReset startFrom) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        var keys = new StringSerializer();
        var decoder = serdes.events().deserializer();
        var enriched = serdes.enriched().serializer();
        var scored = serdes.scored().serializer();
        return new Topology()
                .addSource(startFrom, EVENTS, new ArrivalTime(), bytesIn, bytesIn, Topics.EVENTS)
                .addProcessor(DECODE, () -> new DecodeProcessor(decoder, meters, VALIDATE, DEAD_LETTER), EVENTS)
                .addProcessor(VALIDATE, () -> new ValidateProcessor(ENRICH, DEAD_LETTER), DECODE)
                .addProcessor(ENRICH, () -> new EnrichProcessor(meters, ENRICHED_SINK, SCORE_Z), VALIDATE)
                .addProcessor(SCORE_Z, () -> new ScoreProcessor(championZ, meters, SCORED_Z_SINK, DEAD_LETTER), ENRICH)
                .addProcessor(DEAD_LETTER, () -> new DeadLetterProcessor(meters), DECODE, VALIDATE, SCORE_Z)
                .addSink(ENRICHED_SINK, Topics.ENRICHED, keys, enriched, ENRICH)
                .addSink(SCORED_Z_SINK, Topics.SCORED_Z, keys, scored, SCORE_Z)
                .addSink(DLQ_SINK, Topics.DLQ, bytesOut, bytesOut, DEAD_LETTER);
    }
}
