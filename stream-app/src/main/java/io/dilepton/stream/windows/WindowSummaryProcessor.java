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
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up the parts of windows in a store, closes windows and forwards their summaries. Looks every second for windows to close; see the package for
 * when one is. A thread of its own fits and measures, so that the thread of the task, which may be that of a scorer too, never waits for it: a window stays in the
 * store until its summary is there, and leaves it in the transaction that sends the summary.
 */
final class WindowSummaryProcessor extends ContextualProcessor<byte[], byte[], String, WindowSummary> {

    /** Name of the store, and so of its changelog. */
    static final String STORE = "open-windows";

    private static final Logger LOG = LoggerFactory.getLogger(WindowSummaryProcessor.class);
    private static final String CLOCK = "clock/";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final WindowSettings settings;
    private final WindowMeters meters;
    private final Supplier<ExecutorService> threads;
    private final KnownModels models = new KnownModels();
    /** In the order of their opening. */
    private final Map<String, OpenWindow> open = new LinkedHashMap<>();

    private final Map<String, LaneClock> clocks = new TreeMap<>();
    private KeyValueStore<String, byte[]> store;
    private SummaryWriter writer;
    private @Nullable ExecutorService fitting;

    /**
     * Makes the processor.
     *
     * @param settings how windows are closed and fitted
     * @param meters shows the last window
     * @param threads makes the thread that fits
     */
    WindowSummaryProcessor(WindowSettings settings, WindowMeters meters, Supplier<ExecutorService> threads) {
        this.settings = settings;
        this.meters = meters;
        this.threads = threads;
    }

    @Override
    public void init(ProcessorContext<String, WindowSummary> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        // A task that is revived is initialised again; its old thread may still be at work, with a writer of its own.
        close();
        writer = new SummaryWriter(settings.peak());
        fitting = threads.get();
        restore(context.currentSystemTimeMs());
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::closeDue);
    }

    /** What is being summarised stays in the store, and is summarised again by whoever has the task next. */
    @Override
    public void close() {
        if (fitting != null) {
            fitting.shutdownNow();
        }
        meters.forget();
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
        meters.masses(part.lane(), part.counts().masses());
        long now = context().currentSystemTimeMs();
        LaneClock clock = clock(part.lane());
        clock.hear(delta.partition(), delta.eventTime(), now);
        long waitsUntil = part.end() + settings.graceMicros();
        OpenWindow window = open.get(part.key());
        boolean isClosed =
                window == null ? clock.isPast(waitsUntil) && !clock.isReplay(waitsUntil) : window.isClosing();
        if (isClosed) {
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
                    .ifPresent(longest -> close(longest, writer.summary(longest.whole(), WindowClose.EVICTED), now));
        }
        OpenWindow window = new OpenWindow(part, waitsUntil, replay, now);
        open.put(part.key(), window);
        meters.open(open.size());
        return window;
    }

    private void closeDue(long now) {
        for (OpenWindow window : new ArrayList<>(open.values())) {
            if (!window.isClosing()) {
                beginToClose(window, now);
            }
            WindowSummary summary = window.summary();
            if (summary != null) {
                close(window, summary, now);
            }
        }
    }

    private void beginToClose(OpenWindow window, long now) {
        long idle = settings.idle().toMillis();
        long reached = clock(window.whole().lane()).reached(now, idle).orElse(Long.MIN_VALUE);
        boolean passed = window.isPassed(reached);
        if (fitting != null && (passed || window.isIdle(now, idle))) {
            SummaryWriter fitter = writer;
            WindowPart whole = window.whole();
            WindowClose reason = passed ? WindowClose.EVENT_TIME : WindowClose.IDLE;
            window.closing(fitting.submit(() -> fitter.summary(whole, reason)));
        }
    }

    private void close(OpenWindow window, WindowSummary summary, long now) {
        WindowPart whole = window.whole();
        store.delete(whole.key());
        open.remove(whole.key());
        meters.open(open.size());
        LaneClock clock = clock(whole.lane());
        if (!window.isReplay()) {
            clock.closed(window.waitsUntil());
        }
        summary.setLateEvents(clock.takeLate());
        keep(whole.lane(), clock);
        meters.closed(summary, now);
        context().forward(new Record<>(whole.lane(), summary, now));
    }

    private LaneClock clock(String lane) {
        return clocks.computeIfAbsent(lane, name -> new LaneClock(settings.replayAfterMicros()));
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
