package io.dilepton.core.event;

/**
 * Which part of the training and its evaluation an event belongs to. A function of {@link EventId#hash()} alone, so that an event is on
 * the same side in every file, on every machine and in every run: the trainer never sees what the evaluation uses.
 */
public enum EventSplit {
    /** Weights are fitted on these events: 70 of 100. */
    TRAIN,
    /** Training is stopped and the threshold chosen on these events: 15 of 100. */
    VALIDATION,
    /** Metrics are measured on these events, and nothing else: 15 of 100. */
    HELD_OUT;

    private static final long PARTS = 100;
    private static final long TRAIN_END = 70;
    private static final long VALIDATION_END = 85;

    /**
     * Returns the part that an event belongs to.
     *
     * @param id identity of the event
     * @return by the hash, unsigned, modulo 100: training below 70, validation below 85, held out from there
     */
    public static EventSplit of(EventId id) {
        long part = Long.remainderUnsigned(id.hash(), PARTS);
        if (part < TRAIN_END) {
            return TRAIN;
        }
        return part < VALIDATION_END ? VALIDATION : HELD_OUT;
    }
}
