package io.dilepton.stream.windows;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Event time of one lane: of each partition that its events come from, and up to where windows have been closed. One thread at a time.
 */
final class LaneClock {

    /** Before any event, and far enough from the end of the range to add and subtract. */
    private static final long NEVER = Long.MIN_VALUE / 4;

    private final long replayAfterMicros;
    private final Map<Integer, Partition> partitions = new TreeMap<>();
    private long closedUpTo = NEVER;
    private long late;

    LaneClock(long replayAfterMicros) {
        this.replayAfterMicros = replayAfterMicros;
    }

    private record Partition(long eventTime, long heardMillis) {}

    /** A partition has shown an event time. */
    void hear(int partition, long eventTime, long nowMillis) {
        Partition known = partitions.get(partition);
        long greatest = known == null ? eventTime : Math.max(known.eventTime, eventTime);
        partitions.put(partition, new Partition(greatest, nowMillis));
    }

    /** Returns the event time that all partitions have reached which were heard of within a time; empty where none was. */
    OptionalLong reached(long nowMillis, long withinMillis) {
        return partitions.values().stream()
                .filter(partition -> nowMillis - partition.heardMillis < withinMillis)
                .mapToLong(Partition::eventTime)
                .min();
    }

    /** A window was closed whose end and grace period are at a time. */
    void closed(long waitedUntil) {
        closedUpTo = Math.max(closedUpTo, waitedUntil);
    }

    /** Tells whether a window that ends its grace period at a time has been closed, or would have been. */
    boolean isPast(long waitedUntil) {
        return waitedUntil <= closedUpTo;
    }

    /** Tells whether events of a past window come so late that they are a replay. */
    boolean isReplay(long waitedUntil) {
        return closedUpTo - waitedUntil > replayAfterMicros;
    }

    void late(long events) {
        late += events;
    }

    /** Returns the late events that no summary has told of, which the caller's now does. */
    long takeLate() {
        long untold = late;
        late = 0;
        return untold;
    }

    byte[] toBytes() {
        ByteSink sink = new ByteSink();
        sink.signed(closedUpTo);
        sink.number(late);
        sink.number(partitions.size());
        partitions.forEach((number, partition) -> {
            sink.number(number);
            sink.signed(partition.eventTime);
        });
        return sink.toByteArray();
    }

    /** Reads what {@link #toBytes} wrote; when a partition was heard of is not kept, so that it counts from now. */
    static LaneClock of(byte[] bytes, long replayAfterMicros, long nowMillis) {
        ByteSource source = new ByteSource(bytes);
        LaneClock clock = new LaneClock(replayAfterMicros);
        clock.closedUpTo = source.signed();
        clock.late = source.number();
        for (int left = source.size(); left > 0; left--) {
            clock.hear((int) source.number(), source.signed(), nowMillis);
        }
        source.end();
        return clock;
    }
}
