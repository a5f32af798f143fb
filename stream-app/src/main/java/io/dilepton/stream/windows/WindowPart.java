package io.dilepton.stream.windows;

/**
 * Part of a window of one lane and version of a model, or all of it: what a task sends at a commit, and what is kept until the window closes.
 *
 * @param lane lane
 * @param start begin of the window, microseconds since 1970
 * @param end end of the window, microseconds since 1970
 * @param model what scored
 * @param counts what was counted
 */
record WindowPart(String lane, long start, long end, ScoredBy model, WindowCounts counts) {

    private static final int FORMAT = 1;

    /** Tells whether an event of a time, microseconds since 1970, belongs to the window. */
    boolean holds(long time) {
        return time >= start && time < end;
    }

    /** Returns the key of the window in the store. */
    String key() {
        return lane + "/" + start + "/" + model.name() + "/" + model.version();
    }

    void write(ByteSink sink) {
        sink.number(FORMAT);
        sink.text(lane);
        sink.signed(start);
        sink.signed(end);
        KnownModels.write(model, sink);
        counts.write(sink);
    }

    static WindowPart read(ByteSource source, KnownModels models) {
        long format = source.number();
        if (format != FORMAT) {
            throw new MalformedDeltaException("format " + format + " is not " + FORMAT);
        }
        String lane = source.text();
        long start = source.signed();
        long end = source.signed();
        ScoredBy model = models.read(source);
        return new WindowPart(lane, start, end, model, WindowCounts.read(source, model.bins()));
    }
}
