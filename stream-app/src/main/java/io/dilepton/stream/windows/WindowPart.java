package io.dilepton.stream.windows;

import java.util.ArrayList;
import java.util.List;

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

    /** Returns the key of the window in the store. */
    String key() {
        return lane + "/" + start + "/" + model.name() + "/" + model.version();
    }

    void write(ByteSink sink) {
        sink.number(FORMAT);
        sink.text(lane);
        sink.signed(start);
        sink.signed(end);
        sink.text(model.name());
        sink.number(model.version());
        sink.text(model.sha256());
        sink.number(model.references().size());
        for (ScoredBy.Reference reference : model.references()) {
            sink.text(reference.quantity());
            sink.number(reference.counts().size());
            reference.counts().forEach(sink::number);
        }
        counts.write(sink);
    }

    static WindowPart read(ByteSource source) {
        long format = source.number();
        if (format != FORMAT) {
            throw new MalformedDeltaException("format " + format + " is not " + FORMAT);
        }
        String lane = source.text();
        long start = source.signed();
        long end = source.signed();
        String name = source.text();
        int version = (int) source.number();
        String sha256 = source.text();
        List<ScoredBy.Reference> references = new ArrayList<>();
        for (int left = source.size(); left > 0; left--) {
            String quantity = source.text();
            List<Long> rows = new ArrayList<>();
            for (int bins = source.size(); bins > 0; bins--) {
                rows.add(source.count());
            }
            references.add(new ScoredBy.Reference(quantity, rows));
        }
        ScoredBy model = new ScoredBy(name, version, sha256, references);
        return new WindowPart(lane, start, end, model, WindowCounts.read(source, model.bins()));
    }
}
