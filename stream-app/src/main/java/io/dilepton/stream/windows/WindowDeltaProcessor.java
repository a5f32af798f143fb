package io.dilepton.stream.windows;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.commit.CommitPhase;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.ScoredBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what a task has scored in a lane, by window, and sends the sums before each commit. Between commits it holds at most {@value #MOST_PARTS}
 * windows; more, as when event times jump about, are sent at once.
 */
final class WindowDeltaProcessor extends ContextualProcessor<byte[], ScoredBatch, String, byte[]> {

    private static final int MOST_PARTS = 64;

    private final Lane lane;
    private final long windowMicros;
    private final List<WindowPart> parts = new ArrayList<>();
    private @Nullable ModelManifest manifest;
    private @Nullable InputBins bins;
    private long greatestTime = Long.MIN_VALUE;
    private long timestamp;

    /**
     * Makes the processor.
     *
     * @param lane lane whose batches come in
     * @param windowMicros length of a window, microseconds
     */
    WindowDeltaProcessor(Lane lane, long windowMicros) {
        this.lane = lane;
        this.windowMicros = windowMicros;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        clear();
        CommitHook.register(context, CommitPhase.AGGREGATE, this::flush, this::clear);
    }

    @Override
    public void process(Record<byte[], ScoredBatch> record) {
        ScoredBatch batch = record.value();
        timestamp = Math.max(timestamp, record.timestamp());
        InputBins input = bins(batch);
        int from = 0;
        while (from < batch.size()) {
            WindowPart part = part(batch.eventTime(from), input);
            int to = from;
            while (to < batch.size() && part.holds(batch.eventTime(to))) {
                greatestTime = Math.max(greatestTime, batch.eventTime(to));
                to++;
            }
            part.counts().add(batch, from, to, input);
            from = to;
        }
    }

    /** Returns the bins of the batch's model; a manifest is the same instance as long as the model serves. */
    @SuppressWarnings("ReferenceEquality")
    private InputBins bins(ScoredBatch batch) {
        InputBins known = bins;
        if (known == null || manifest != batch.model()) {
            manifest = batch.model();
            known = InputBins.of(batch.model(), batch.width());
            bins = known;
        }
        return known;
    }

    private WindowPart part(long time, InputBins input) {
        long start = Math.floorDiv(time, windowMicros) * windowMicros;
        for (WindowPart part : parts) {
            if (part.start() == start && part.model().equals(input.model())) {
                return part;
            }
        }
        if (parts.size() == MOST_PARTS) {
            flush();
        }
        ScoredBy model = input.model();
        WindowPart part =
                new WindowPart(lane.label(), start, start + windowMicros, model, new WindowCounts(model.bins()));
        parts.add(part);
        return part;
    }

    private void flush() {
        int partition = context().taskId().partition();
        for (WindowPart part : parts) {
            byte[] bytes = new WindowDelta(part, partition, greatestTime).toBytes();
            context().forward(new Record<>(lane.label(), bytes, timestamp));
        }
        clear();
    }

    private void clear() {
        parts.clear();
    }
}
