package io.dilepton.core.wire;

import io.dilepton.core.event.EventId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the keys of the event topics, {@code run:lumi:event} in ASCII, without a text in between. One thread at a time. */
public final class EventKey {

    /** Three numbers of at most 20 characters, and two colons. */
    private static final int MAX_BYTES = 3 * 20 + 2;

    private static final int TEN = 10;

    private final byte[] buffer = new byte[MAX_BYTES];

    /** Makes a writer of keys. */
    public EventKey() {}

    /**
     * Writes a key.
     *
     * @param id identity of an event
     * @param likely key that the event came with; null for none
     * @return bytes of {@link EventId#key()}: {@code likely} itself where it has these bytes
     */
    public byte[] bytes(EventId id, byte @Nullable [] likely) {
        int start = write(id.eventNumber(), buffer.length);
        buffer[--start] = ':';
        start = write(id.luminosityBlock(), start);
        buffer[--start] = ':';
        start = write(id.runNumber(), start);
        if (likely != null && Arrays.equals(buffer, start, buffer.length, likely, 0, likely.length)) {
            return likely;
        }
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    /** Writes a number so that it ends before an index, and returns the index of its first character. */
    private int write(long number, int end) {
        int start = end;
        long rest = number;
        do {
            // The remainder has the sign of the number, which so may be the one that has no positive counterpart.
            buffer[--start] = (byte) ('0' + Math.abs(rest % TEN));
            rest /= TEN;
        } while (rest != 0);
        if (number < 0) {
            buffer[--start] = '-';
        }
        return start;
    }
}
