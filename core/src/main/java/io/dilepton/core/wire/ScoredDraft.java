package io.dilepton.core.wire;

/**
 * A scored event but for its score. It is written while the event is at hand, and completed when its batch has been scored: by then a few
 * hundred others have passed, and going back to the event would cost a cache miss for each object that it is made of.
 */
public interface ScoredDraft {

    /**
     * Completes the event. To be called once: the value is the draft's own memory.
     *
     * @param probability output of the model, in [0, 1]
     * @return value of a record for the topic that the draft was made for
     */
    byte[] complete(float probability);
}
