package io.dilepton.stream.topology;

import io.dilepton.core.metrics.Meters;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.flow.StreamTopics;
import io.dilepton.stream.ingest.ArrivalTime;
import io.dilepton.stream.ingest.DeadLetterProcessor;
import io.dilepton.stream.ingest.DuplicateLimits;
import io.dilepton.stream.ingest.IngestOutputs;
import io.dilepton.stream.ingest.IngestProcessor;
import io.dilepton.stream.scoring.BatchLimits;
import io.dilepton.stream.scoring.ScoreOutputs;
import io.dilepton.stream.scoring.ScoreProcessor;
import io.dilepton.stream.scoring.ScoringLane;
import io.dilepton.stream.scoring.ScoringMeters;
import io.dilepton.stream.windows.WindowTopology;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The graph from incoming events to scored events.
 *
 * <pre>
 * events ▸ ingest ▸ enriched-sink
 *             ├───▸ score-z ─────▸ scored-z-sink
 *             ├───▸ score-higgs ─▸ scored-higgs-sink
 *             │         ├────────▸ shadow-sink, switches-sink
 *             │         ├────────▸ windows-z, windows-higgs ▸ window-deltas-sink
 *             └─────────┴────────▸ dead-letter ▸ dlq-sink
 *
 * window-deltas ▸ window-summaries ▸ windows-sink
 * </pre>
 */
public final class ScoringTopology {

    private static final String EVENTS = "events";
    private static final String INGEST = "ingest";
    private static final String SCORE = "score-";
    private static final String DEAD_LETTER = "dead-letter";
    private static final String ENRICHED_SINK = "enriched-sink";
    private static final String SHADOW_SINK = "shadow-sink";
    private static final String SWITCHES_SINK = "switches-sink";
    private static final String DLQ_SINK = "dlq-sink";

    private final EventFormat format;
    private final List<ScoringLane> lanes;
    private final BatchLimits limits;
    private final DuplicateLimits duplicates;
    private final Meters registry;
    private final StreamMeters meters;
    private final @Nullable WindowTopology windows;
    private final StreamTopics topics;

    /**
     * Keeps what the graph is drawn with.
     *
     * @param format format of the event topics
     * @param lanes lanes with their models, at least one
     * @param limits bounds of a batch
     * @param duplicates what is done about events that come twice
     * @param registry where the scorers' meters are registered
     * @param meters count the events
     * @param windows draws the windows; null where there are none
     * @param topics topics that are read and written
     */
    public ScoringTopology(
            EventFormat format,
            List<ScoringLane> lanes,
            BatchLimits limits,
            DuplicateLimits duplicates,
            Meters registry,
            StreamMeters meters,
            @Nullable WindowTopology windows,
            StreamTopics topics) {
        this.format = format;
        this.lanes = List.copyOf(lanes);
        this.limits = limits;
        this.duplicates = duplicates;
        this.registry = registry;
        this.meters = meters;
        this.windows = windows;
        this.topics = topics;
    }

    /**
     * Draws the graph. Touches nothing outside.
     *
     * @param startFrom where an application without committed offsets begins
     * @param mostBytes largest record that the topics of {@link StreamTopics#perEvent} take
     * @return a new topology
     */
    public Topology build(AutoOffsetReset startFrom, int mostBytes) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        Map<Lane, String> scorers = new EnumMap<>(Lane.class);
        lanes.forEach(lane -> scorers.put(lane.lane(), scorer(lane)));
        String[] scorerNames = scorers.values().toArray(new String[0]);
        IngestOutputs outputs = new IngestOutputs(ENRICHED_SINK, scorers, DEAD_LETTER, mostBytes);
        Topology topology = new Topology()
                .addSource(
                        startFrom,
                        EVENTS,
                        new ArrivalTime(),
                        bytesIn,
                        bytesIn,
                        topics.sources().toArray(new String[0]))
                .addProcessor(
                        INGEST,
                        () -> new IngestProcessor(format.newCoder(), duplicates, topics.synthetic(), outputs, meters),
                        EVENTS)
                .addSink(ENRICHED_SINK, topics.enriched(), bytesOut, bytesOut, INGEST);
        lanes.forEach(lane -> addLane(topology, lane));
        List<String> hooked = new ArrayList<>(scorers.values());
        hooked.add(DEAD_LETTER);
        hooked.add(INGEST);
        topology.addSink(SHADOW_SINK, topics.shadow(), bytesOut, bytesOut, scorerNames)
                .addSink(SWITCHES_SINK, Topics.MODEL_SWITCHES, bytesOut, bytesOut, scorerNames)
                .addProcessor(DEAD_LETTER, () -> new DeadLetterProcessor(meters), and(INGEST, scorerNames))
                .addSink(DLQ_SINK, Topics.DLQ, bytesOut, bytesOut, DEAD_LETTER)
                .addStateStore(CommitHook.builder(), hooked.toArray(new String[0]));
        if (windows != null) {
            windows.addSummaries(topology, lanes.stream().map(ScoringLane::lane).toList(), topics);
        }
        return IngestProcessor.addStores(topology, duplicates, INGEST);
    }

    private void addLane(Topology topology, ScoringLane lane) {
        String scorer = scorer(lane);
        String sink = "scored-" + lane.lane().label() + "-sink";
        String batches = windows == null ? null : WindowTopology.node(lane.lane());
        String topic = topics.scored(lane.lane());
        ScoreOutputs outputs =
                new ScoreOutputs(sink, SHADOW_SINK, DEAD_LETTER, SWITCHES_SINK, topic, topics.shadow(), batches);
        ScoringMeters laneMeters = new ScoringMeters(registry, lane.lane());
        topology.addProcessor(
                        scorer,
                        () -> new ScoreProcessor(lane, limits, format.newCoder(), outputs, meters, laneMeters),
                        INGEST)
                .addSink(sink, topic, new ByteArraySerializer(), new ByteArraySerializer(), scorer);
        if (windows != null) {
            windows.addLane(topology, lane.lane(), scorer);
        }
    }

    private static String scorer(ScoringLane lane) {
        return SCORE + lane.lane().label();
    }

    private static String[] and(String first, String[] others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
