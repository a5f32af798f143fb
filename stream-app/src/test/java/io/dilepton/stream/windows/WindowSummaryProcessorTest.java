package io.dilepton.stream.windows;

import static io.dilepton.stream.windows.WindowDriver.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.metrics.Meters;
import io.dilepton.schemas.WindowSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowSummaryProcessorTest {

    private static final InputBins BINS = InputBins.of(WindowDriver.model(1), 1);
    private static final FakeBatch ONE_EVENT =
            new FakeBatch(WindowDriver.model(1), List.of(WindowDriver.event(0, 91, 0.5f, 0f)), 1);

    private final MockProcessorContext<String, WindowSummary> context = new MockProcessorContext<>();
    private final HeldBack held = new HeldBack();
    private ExecutorService thread = new SameThread();
    private long millis = 1_000_000;

    @BeforeEach
    void openStore() {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(WindowSummaryProcessor.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.setCurrentSystemTimeMs(millis);
    }

    private WindowSummaryProcessor started() {
        WindowSummaryProcessor processor =
                new WindowSummaryProcessor(WindowDriver.SETTINGS, new WindowMeters(new Meters("test")), () -> thread);
        processor.init(context);
        return processor;
    }

    private void look() {
        millis += 1_000;
        context.setCurrentSystemTimeMs(millis);
        var punctuators = context.scheduledPunctuators();
        punctuators.get(punctuators.size() - 1).getPunctuator().punctuate(millis);
    }

    private static Record<byte[], byte[]> delta(double seconds, double reached) {
        WindowCounts counts = new WindowCounts(0);
        counts.add(ONE_EVENT, 0, 1, BINS);
        long start = Math.floorDiv(micros(seconds), 10_000_000L) * 10_000_000L;
        WindowPart part = new WindowPart("z", start, start + 10_000_000L, BINS.model(), counts);
        return new Record<>(new byte[0], new WindowDelta(part, 0, micros(reached)).toBytes(), 0);
    }

    private List<WindowSummary> forwarded() {
        List<WindowSummary> summaries = new ArrayList<>();
        context.forwarded().forEach(captured -> summaries.add(captured.record().value()));
        return summaries;
    }

    @Test
    void shouldGoOnWithOpenWindowsAndWithWhatIsLateWhenTheTaskMoves() {
        WindowSummaryProcessor first = started();
        first.process(delta(1, 1));
        first.process(delta(2, 16));
        first.process(delta(16, 16));
        look();
        look();
        assertThat(forwarded()).extracting(WindowSummary::getEvents).containsExactly(2L);
        first.process(delta(3, 16));
        context.resetForwards();

        WindowSummaryProcessor second = started();
        second.process(delta(4, 17));
        second.process(delta(17, 26));
        look();
        look();
        assertThat(forwarded()).hasSize(1).allSatisfy(summary -> {
            assertThat(summary.getWindowStart()).isEqualTo(WindowDriver.START.plusSeconds(10));
            assertThat(summary.getEvents()).isEqualTo(2);
            assertThat(summary.getLateEvents()).isEqualTo(2);
        });
    }

    /** Takes work, and does it when the test says so. */
    private static final class HeldBack extends AbstractExecutorService {

        private final List<Runnable> work = new ArrayList<>();

        @Override
        public void execute(Runnable command) {
            work.add(command);
        }

        @Override
        public void shutdown() {
            work.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            work.clear();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }

    @Test
    void shouldKeepAWindowUntilItsSummaryIsMadeAndTakeNothingMoreForIt() {
        thread = held;
        WindowSummaryProcessor processor = started();
        processor.process(delta(1, 16));
        processor.process(delta(16, 16));
        look();
        look();
        look();
        assertThat(held.work).as("fits that were asked for").hasSize(1);
        assertThat(forwarded()).isEmpty();
        processor.process(delta(2, 16));
        held.work.get(0).run();
        look();
        assertThat(forwarded()).hasSize(1).allSatisfy(summary -> {
            assertThat(summary.getEvents()).isEqualTo(1);
            assertThat(summary.getLateEvents()).isEqualTo(1);
        });
    }

    @Test
    void shouldSummariseAgainWhenTheTaskMovesBeforeASummaryIsMade() {
        thread = held;
        WindowSummaryProcessor first = started();
        first.process(delta(1, 16));
        look();
        look();
        assertThat(held.work).hasSize(1);
        first.close();
        assertThat(held.work).isEmpty();

        thread = new SameThread();
        WindowSummaryProcessor second = started();
        second.process(delta(2, 16));
        look();
        look();
        assertThat(forwarded()).extracting(WindowSummary::getEvents).containsExactly(2L);
    }
}
