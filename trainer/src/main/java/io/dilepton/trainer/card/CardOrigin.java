package io.dilepton.trainer.card;

import java.util.List;

/**
 * Where the events of a training are from.
 *
 * @param sources files, topics or simulations, in the order of reading
 * @param read events read
 * @param rejected rows of files that are no events
 * @param rebuild commands that train the same model again
 */
public record CardOrigin(List<ModelCard.Source> sources, long read, long rejected, List<String> rebuild) {

    /** Copies. */
    public CardOrigin {
        sources = List.copyOf(sources);
        rebuild = List.copyOf(rebuild);
    }
}
