package io.dilepton.generator.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventsAheadTest {

    private static final EventSource EVENTS =
            SimulatedEvents.zPeak(SyntheticSeries.of("m", 1, "r", 1), Conditions.NONE);

    /** A source that fails from an index on, tells when two threads use it at a time, and when it is closed. */
    private static final class Watched implements EventSource {

        private final AtomicInteger users = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean shared;

        @Override
        public List<CollisionEvent> events(long first, int count) {
            shared |= users.incrementAndGet() > 1;
            calls.incrementAndGet();
            try {
                if (first >= 1_000) {
                    throw new IllegalArgumentException("no event " + first);
                }
                return EVENTS.events(first, count);
            } finally {
                users.decrementAndGet();
            }
        }

        @Override
        public void close() {
            shared |= users.get() > 0;
            closed.countDown();
        }
    }

    @Test
    void shouldGiveTheSameEventsWhateverWasPrepared() throws InterruptedException {
        Watched source = new Watched();
        List<CollisionEvent> events = new ArrayList<>();
        try (EventsAhead ahead = new EventsAhead(() -> source)) {
            ahead.prepare(0, 10);
            events.addAll(ahead.next(0, 4, 10));
            ahead.prepare(4, 10);
            events.addAll(ahead.next(4, 10, 10));
            assertThat(events).hasSize(10);
            ahead.prepare(40, 5);
            ahead.prepare(50, 5);
            events.addAll(ahead.next(10, 20, 30));
            events.addAll(ahead.next(30, 10, 10));
            events.addAll(ahead.next(40, 60, 60));
            ahead.prepare(45, 200);
        }
        assertThat(events).isEqualTo(EVENTS.events(0, 45));
        assertThat(source.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(source.shared).isFalse();
        assertThat(source.calls.get()).as("0-9, 40-44, 10-39 and 45-244").isEqualTo(4);
    }

    @Test
    void shouldThrowWhatOpeningThrows() {
        try (EventsAhead ahead = new EventsAhead(() -> {
            throw new IllegalArgumentException("no source");
        })) {
            assertThatThrownBy(ahead::awaitSource).hasMessage("no source");
            assertThatThrownBy(() -> ahead.next(0, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no source");
        }
    }

    @Test
    void shouldThrowWhatTheSourceThrowsWhenTheEventsAreWanted() {
        try (EventsAhead ahead = new EventsAhead(Watched::new)) {
            ahead.prepare(1_000, 1);
            assertThatThrownBy(() -> ahead.next(1_000, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no event 1000");
        }
    }
}
