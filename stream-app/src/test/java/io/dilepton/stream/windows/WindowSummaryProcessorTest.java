package io.dilepton.stream.windows;

import static io.dilepton.stream.windows.WindowDriver.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.schemas.WindowSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowSummaryProcessorTest {

    private static final InputBins BINS = InputBins.of(WindowDriver.model(1), 1);

    private final MockProcessorContext<String, WindowSummary> context = new MockProcessorContext<>();
    private long nanos;
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
        WindowSummaryProcessor processor = new WindowSummaryProcessor(
                WindowDriver.SETTINGS, new WindowMeters(new SimpleMeterRegistry()), () -> nanos += 500_000_000);
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
        counts.add(91, 0.5f, new float[1], 0, BINS);
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

    /** The clock of this test goes on by half a second at each look at it, so that each window costs as much. */
    @Test
    void shouldLeaveWindowsOpenWhenThereIsNoTimeToCloseThemAll() {
        WindowSummaryProcessor processor = started();
        for (int window = 0; window < 15; window++) {
            processor.process(delta(10 * window, 1_000));
        }
        look();
        look();
        int first = forwarded().size();
        assertThat(first).isBetween(2, 8);
        for (int i = 0; i < 60; i++) {
            look();
        }
        assertThat(forwarded()).hasSize(15);
    }
}
