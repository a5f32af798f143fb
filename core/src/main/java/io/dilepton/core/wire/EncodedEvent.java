package io.dilepton.core.wire;

import io.dilepton.core.event.CollisionEvent;

/**
 * A checked event with its Avro binary in the schema of this build, and where the parts lie that scored events share with it. Immutable by
 * agreement: nobody writes to the array, which mostly is the value of the record that was read.
 */
public final class EncodedEvent {

    private final CollisionEvent event;
    private final byte[] bytes;
    private final int start;
    private final int leptonsEnd;
    private final int truthStart;
    private final int end;

    /**
     * Joins an event and its bytes.
     *
     * @param start first byte of the event
     * @param leptonsEnd first byte after the leptons: what comes before is the beginning of a scored event, too
     * @param truthStart first byte of the truth, the last field, as it is of a scored event
     * @param end first byte after the event
     */
    EncodedEvent(CollisionEvent event, byte[] bytes, int start, int leptonsEnd, int truthStart, int end) {
        this.event = event;
        this.bytes = bytes;
        this.start = start;
        this.leptonsEnd = leptonsEnd;
        this.truthStart = truthStart;
        this.end = end;
    }

    /**
     * Returns the event.
     *
     * @return the checked event
     */
    public CollisionEvent event() {
        return event;
    }

    void writeWhole(BinaryOutput out) {
        out.write(bytes, start, end);
    }

    void writeUpToLeptons(BinaryOutput out) {
        out.write(bytes, start, leptonsEnd);
    }

    void writeTruth(BinaryOutput out) {
        out.write(bytes, truthStart, end);
    }
}
