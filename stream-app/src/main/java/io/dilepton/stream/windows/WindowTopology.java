package io.dilepton.stream.windows;

import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.StreamTopics;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.Stores;

/**
 * Draws the windows into a topology.
 *
 * <pre>
 * score-z ▸ windows-z ─────────┐
 * score-higgs ▸ windows-higgs ─┴▸ window-deltas-sink      window-deltas ▸ window-summaries ▸ windows-sink
 * </pre>
 */
public final class WindowTopology {

    private static final String WINDOWS = "windows-";
    private static final String DELTAS_SINK = "window-deltas-sink";
    private static final String DELTAS = "window-deltas";
    private static final String SUMMARIES = "window-summaries";
    private static final String SINK = "windows-sink";

    private final WindowSettings settings;
    private final WindowMeters meters;
    private final Serializer<WindowSummary> serializer;
    private final Supplier<ExecutorService> threads;

    /**
     * Keeps what the windows are drawn with.
     *
     * @param settings how windows are cut, closed and fitted
     * @param meters shows the last window
     * @param serializer writes summaries; safe for use by several threads
     */
    public WindowTopology(WindowSettings settings, WindowMeters meters, Serializer<WindowSummary> serializer) {
        this(settings, meters, serializer, WindowTopology::fittingThread);
    }

    WindowTopology(
            WindowSettings settings,
            WindowMeters meters,
            Serializer<WindowSummary> serializer,
            Supplier<ExecutorService> threads) {
        this.settings = settings;
        this.meters = meters;
        this.serializer = serializer;
        this.threads = threads;
    }

    /**
     * Returns the name of the node that takes the {@link io.dilepton.stream.flow.ScoredBatch}es of a lane.
     *
     * @param lane a lane
     * @return name of the node
     */
    public static String node(Lane lane) {
        return WINDOWS + lane.label();
    }

    /**
     * Adds the first stage of a lane under the node that forwards its batches.
     *
     * @param topology topology that has the {@link CommitHook}'s store, or will have
     * @param lane lane
     * @param scorer name of the node that scores it
     */
    public void addLane(Topology topology, Lane lane, String scorer) {
        topology.addProcessor(node(lane), () -> new WindowDeltaProcessor(lane, settings.sizeMicros()), scorer);
    }

    /**
     * Adds what the lanes have in common, after all of them.
     *
     * @param topology topology with the {@link CommitHook}'s store
     * @param lanes the lanes that were added
     * @param topics topics of the application
     */
    public void addSummaries(Topology topology, List<Lane> lanes, StreamTopics topics) {
        String[] nodes = lanes.stream().map(WindowTopology::node).toArray(String[]::new);
        for (String node : nodes) {
            topology.connectProcessorAndStateStores(node, CommitHook.NAME);
        }
        var bytes = new ByteArrayDeserializer();
        var store = Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(WindowSummaryProcessor.STORE), Serdes.String(), Serdes.ByteArray());
        topology.addSink(DELTAS_SINK, topics.windowDeltas(), new StringSerializer(), new ByteArraySerializer(), nodes)
                .addSource(
                        AutoOffsetReset.earliest(),
                        DELTAS,
                        new WallclockTimestampExtractor(),
                        bytes,
                        bytes,
                        topics.windowDeltas())
                .addProcessor(SUMMARIES, () -> new WindowSummaryProcessor(settings, meters, threads), DELTAS)
                .addStateStore(store.withCachingEnabled(), SUMMARIES)
                .addSink(SINK, topics.windows(), new StringSerializer(), serializer, SUMMARIES);
    }

    private static ExecutorService fittingThread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "dilepton-windows-fit");
            thread.setDaemon(true);
            return thread;
        });
    }
}
