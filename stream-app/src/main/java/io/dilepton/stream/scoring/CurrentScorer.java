package io.dilepton.stream.scoring;

import io.dilepton.core.inference.Scorer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One task's scorer on whatever model an alias points at now. Not safe for use by several threads. */
final class CurrentScorer implements AutoCloseable {

    private final Supplier<? extends @Nullable ServedModel> source;
    private @Nullable ServedModel model;
    private @Nullable Scorer scorer;

    CurrentScorer(Supplier<? extends @Nullable ServedModel> source) {
        this.source = source;
    }

    /** Tells whether another model than the one taken up last serves now. */
    boolean isStale() {
        return source.get() != model;
    }

    /** Takes up the model of now; what follows up to the next call is by that model. */
    void refresh() {
        if (isStale()) {
            drop();
            open();
        }
    }

    /** Returns the model that was taken up last; null where there was none. */
    @Nullable
    ServedModel model() {
        return model;
    }

    /**
     * Scores rows by the model taken up last, which must not be null.
     *
     * @throws io.dilepton.core.inference.ScoringException when the runtime fails
     */
    void score(float[] rows, int count, float[] probabilities) {
        Scorer ready = scorer;
        if (ready == null) {
            throw new IllegalStateException("there is no model to score with");
        }
        ready.score(rows, count, probabilities);
    }

    /** Lets go of the model: there is none until the alias moves. */
    void drop() {
        Scorer last = scorer;
        scorer = null;
        if (last != null) {
            last.close();
        }
    }

    /** Tells whether there is a model, and it has not been dropped. */
    boolean isReady() {
        return scorer != null;
    }

    @Override
    public void close() {
        drop();
        model = null;
    }

    /** Sets the model; one that is swapped out and closed between two reads of the source is left for the next one. */
    private void open() {
        while (true) {
            ServedModel next = source.get();
            model = next;
            try {
                scorer = next == null ? null : next.newScorer();
                return;
            } catch (IllegalStateException e) {
                if (source.get() == next) {
                    scorer = null;
                    throw e;
                }
            }
        }
    }
}
