package io.dilepton.stream.flow;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * The books of one partition: every record that comes in is scored, passed over or dead-lettered. Written by the thread of the partition's
 * task alone; {@link #settle} publishes to the meters what has been added since it was called last, so that counting costs the hot path
 * next to nothing.
 */
public final class Ledger {

    private final StreamMeters meters;
    private final Map<Lane, long[]> scored = new EnumMap<>(Lane.class);
    private final Map<PassedOver, long[]> passedOver = new EnumMap<>(PassedOver.class);
    private final Map<Reason, long[]> deadLettered = new HashMap<>();
    private long in;
    private long enriched;
    private long out;
    private long outOfOrder;
    private long settledIn;
    private long settledEnriched;
    private volatile long imbalance;

    Ledger(StreamMeters meters) {
        this.meters = meters;
        for (Lane lane : Lane.values()) {
            scored.put(lane, new long[1]);
        }
    }

    /** A record was read. */
    public void in() {
        in++;
    }

    /** An event goes to the enriched topic. */
    public void enriched() {
        enriched++;
    }

    /**
     * Events go to the scored topic of a lane.
     *
     * @param lane the lane
     * @param events how many
     */
    public void scored(Lane lane, int events) {
        long[] count = scored.get(lane);
        if (count == null) {
            throw new IllegalArgumentException(lane + " is no lane");
        }
        count[0] += events;
        out += events;
    }

    /** An event came again within the window of duplicates. */
    public void duplicate() {
        meters.duplicate();
    }

    /** The collision of an event was before that of an event read earlier. */
    public void outOfOrder() {
        outOfOrder++;
    }

    /**
     * An event is passed over.
     *
     * @param reason why
     */
    public void passedOver(PassedOver reason) {
        passedOver.computeIfAbsent(reason, code -> new long[1])[0]++;
        out++;
    }

    /**
     * A record goes to the dead letters.
     *
     * @param reason why
     */
    public void deadLettered(Reason reason) {
        deadLettered.computeIfAbsent(reason, code -> new long[1])[0]++;
        out++;
    }

    /**
     * Compares what came in with what went out, when nothing is held back, and publishes the counts: what came in first, so that whoever reads
     * it last never sees more outcomes than records.
     */
    public void settle() {
        imbalance = in - out;
        meters.in(in - settledIn);
        settledIn = in;
        meters.outOfOrder(outOfOrder);
        outOfOrder = 0;
        meters.enriched(enriched - settledEnriched);
        settledEnriched = enriched;
        publish(scored, meters::scored);
        publish(passedOver, meters::passedOver);
        publish(deadLettered, meters::deadLettered);
    }

    /**
     * The task ends. Where it is thrown away, what it has read since the last commit will be read again, and what has no outcome yet counts as
     * not read.
     */
    public void abandon() {
        in = Math.max(settledIn, out);
        settle();
        in = 0;
        enriched = 0;
        out = 0;
        settledIn = 0;
        settledEnriched = 0;
        imbalance = 0;
    }

    /**
     * Returns what {@link #settle} found.
     *
     * @return records that came in and did not go out; anything but 0 is a fault
     */
    public long imbalance() {
        return imbalance;
    }

    private static <K> void publish(Map<K, long[]> counts, ObjLongConsumer<K> meter) {
        counts.forEach((key, count) -> {
            if (count[0] > 0) {
                meter.accept(key, count[0]);
                count[0] = 0;
            }
        });
    }
}
