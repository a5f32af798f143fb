package io.dilepton.stream.windows;

import io.dilepton.schemas.WindowClose;
import io.dilepton.schemas.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up the parts of windows in a store, closes windows and forwards their summaries. Looks every second for windows to close; see the package for
 * when one is.
 */
final class WindowSummaryProcessor extends ContextualProcessor<byte[], byte[], String, WindowSummary> {

    /** Name of the store, and so of its changelog. */
    static final String STORE = "open-windows";

    private static final Logger LOG = LoggerFactory.getLogger(WindowSummaryProcessor.class);
    private static final String CLOCK = "clock/";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double SHARE = 0.1;
    private static final long BURST_NANOS = 2_000_000_000;

    private final WindowSettings settings;
    private final WindowMeters meters;
    private final SummaryWriter writer;
    private final WorkBudget budget;
    private final KnownModels models = new KnownModels();
    /** In the order of their opening. */
    private final Map<String, OpenWindow> open = new LinkedHashMap<>();

    private final Map<String, LaneClock> clocks = new TreeMap<>();
    private KeyValueStore<String, byte[]> store;

    /**
     * Makes the processor.
     *
     * @param settings how windows are closed and fitted
     * @param meters shows the last window
     * @param nanoTime clock that the time for fits is measured by, nanoseconds
     */
    WindowSummaryProcessor(WindowSettings settings, WindowMeters meters, LongSupplier nanoTime) {
        this.settings = settings;
        this.meters = meters;
        this.writer = new SummaryWriter(settings.peak());
        this.budget = new WorkBudget(nanoTime, SHARE, BURST_NANOS);
    }

    @Override
    public void init(ProcessorContext<String, WindowSummary> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        restore(context.currentSystemTimeMs());
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::closeDue);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            take(WindowDelta.of(record.value(), models));
        } catch (MalformedDeltaException e) {
            meters.unreadable();
            LOG.atWarn().log("a record of the internal topic of windows is passed over: {}", e.getMessage());
        }
    }

    private void take(WindowDelta delta) {
        WindowPart part = delta.part();
        long now = context().currentSystemTimeMs();
        LaneClock clock = clocks.computeIfAbsent(part.lane(), lane -> new LaneClock(settings.replayAfterMicros()));
        clock.hear(delta.partition(), delta.eventTime(), now);
        long waitsUntil = part.end() + settings.graceMicros();
        OpenWindow window = open.get(part.key());
        if (window == null && clock.isPast(waitsUntil) && !clock.isReplay(waitsUntil)) {
            clock.late(part.counts().events());
            meters.late(part.lane(), part.counts().events());
        } else {
            if (window == null) {
                window = open(part, waitsUntil, clock.isPast(waitsUntil), now);
            } else {
                window.whole().counts().add(part.counts());
                window.hear(now);
            }
            store.put(part.key(), window.toBytes());
        }
        keep(part.lane(), clock);
    }

    private OpenWindow open(WindowPart part, long waitsUntil, boolean replay, long now) {
        if (open.size() >= settings.mostOpen()) {
            open.values().stream()
                    .min(Comparator.comparingLong(OpenWindow::heardMillis))
                    .ifPresent(longest -> close(longest, WindowClose.EVICTED, now));
        }
        OpenWindow window = new OpenWindow(part, waitsUntil, replay, now);
        open.put(part.key(), window);
        meters.open(open.size());
        return window;
    }

    private void closeDue(long now) {
        for (OpenWindow window : new ArrayList<>(open.values())) {
            LaneClock clock = clocks.get(window.whole().lane());
            long idle = settings.idle().toMillis();
            boolean passed =
                    clock != null && window.isPassed(clock.reached(now, idle).orElse(Long.MIN_VALUE));
            boolean isIdle = window.isIdle(now, idle);
            if ((passed || isIdle) && budget.hasTime()) {
                budget.spend(() -> close(window, passed ? WindowClose.EVENT_TIME : WindowClose.IDLE, now));
            }
        }
    }

    private void close(OpenWindow window, WindowClose reason, long now) {
        WindowPart whole = window.whole();
        store.delete(whole.key());
        open.remove(whole.key());
        meters.open(open.size());
        LaneClock clock = clocks.computeIfAbsent(whole.lane(), lane -> new LaneClock(settings.replayAfterMicros()));
        if (!window.isReplay()) {
            clock.closed(window.waitsUntil());
        }
        WindowSummary summary = writer.summary(whole, reason, clock.takeLate());
        keep(whole.lane(), clock);
        meters.closed(summary);
        context().forward(new Record<>(whole.lane(), summary, now));
    }

    private void keep(String lane, LaneClock clock) {
        store.put(CLOCK + lane, clock.toBytes());
    }

    /** Finds what was open when another instance, or this one before a restart, had the task. */
    private void restore(long now) {
        open.clear();
        clocks.clear();
        List<WindowPart> parts = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.startsWith(CLOCK)) {
                    String lane = entry.key.substring(CLOCK.length());
                    clocks.put(lane, LaneClock.of(entry.value, settings.replayAfterMicros(), now));
                } else {
                    parts.add(WindowPart.read(new ByteSource(entry.value), models));
                }
            });
        }
        parts.sort(Comparator.comparingLong(WindowPart::start));
        for (WindowPart part : parts) {
            long waitsUntil = part.end() + settings.graceMicros();
            LaneClock clock = clocks.get(part.lane());
            boolean replay = clock != null && clock.isPast(waitsUntil) && clock.isReplay(waitsUntil);
            open.put(part.key(), new OpenWindow(part, waitsUntil, replay, now));
        }
        meters.open(open.size());
    }
}
