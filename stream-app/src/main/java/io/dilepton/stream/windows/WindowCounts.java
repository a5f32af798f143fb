package io.dilepton.stream.windows;

import io.dilepton.stream.flow.ScoredBatch;

/** What is counted in one window: sums that add up in any order. One thread at a time. */
final class WindowCounts {

    private long events;
    private long decided;
    private final long[] scores = new long[Bins.SCORE.places()];
    private final long[] masses = new long[Bins.MASS.places()];
    private final long[] inputs;

    /**
     * Starts at nothing.
     *
     * @param inputBins number of bins of the model's inputs and score
     */
    WindowCounts(int inputBins) {
        this.inputs = new long[inputBins];
    }

    /** Counts the events {@code from} to {@code to - 1} of a batch. */
    void add(ScoredBatch batch, int from, int to, InputBins bins) {
        events += to - from;
        for (int i = from; i < to; i++) {
            float probability = batch.probability(i);
            decided += probability >= bins.threshold() ? 1 : 0;
            // A probability of exactly 1 is in the last bin.
            scores[Math.min(Bins.SCORE.count, Bins.SCORE.place(probability))]++;
            masses[Bins.MASS.place(batch.mass(i))]++;
        }
        bins.count(batch, from, to, inputs);
    }

    /** Adds what another has counted, with the same model. */
    void add(WindowCounts other) {
        events += other.events;
        decided += other.decided;
        add(scores, other.scores);
        add(masses, other.masses);
        add(inputs, other.inputs);
    }

    private static void add(long[] sums, long[] more) {
        if (sums.length != more.length) {
            throw new MalformedDeltaException(more.length + " bins do not add to " + sums.length);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    long events() {
        return events;
    }

    long decided() {
        return decided;
    }

    /** Returns the counts of scores: {@link Bins#SCORE} with underflow and overflow. */
    long[] scores() {
        return scores;
    }

    /** Returns the counts of masses: {@link Bins#MASS} with underflow and overflow. */
    long[] masses() {
        return masses;
    }

    /** Returns the counts of the bins of all inputs, one after the other. */
    long[] inputs() {
        return inputs;
    }

    void write(ByteSink sink) {
        sink.number(events);
        sink.number(decided);
        sink.sparse(scores);
        sink.sparse(masses);
        sink.sparse(inputs);
    }

    static WindowCounts read(ByteSource source, int inputBins) {
        WindowCounts counts = new WindowCounts(inputBins);
        counts.events = source.count();
        counts.decided = source.count();
        source.sparse(counts.scores);
        source.sparse(counts.masses);
        source.sparse(counts.inputs);
        return counts;
    }
}
