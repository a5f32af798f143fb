package io.dilepton.generator.emission;

import java.time.Duration;
import java.time.Instant;

/** Holds events back until their pace says that they are due. */
final class Pacer {

    /** Shorter pauses cost more than they are late; the pace is kept over the following events. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private final Pace pace;
    private final PaceClock clock;
    private long events;
    private long startNanos;
    private Instant firstTime = Instant.EPOCH;

    Pacer(Pace pace, PaceClock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    void await(Instant eventTime) {
        if (events == 0) {
            startNanos = clock.nanos();
            firstTime = eventTime;
        }
        Duration due = pace.due(events, Duration.between(firstTime, eventTime));
        events++;
        if (due.isZero() || due.isNegative()) {
            return;
        }
        Duration early = due.minusNanos(clock.nanos() - startNanos);
        if (early.compareTo(SHORTEST_PAUSE) >= 0) {
            clock.pause(early);
        }
    }
}
