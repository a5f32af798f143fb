package io.dilepton.trainer.card;

import java.util.List;

/**
 * A section of a card or of another page.
 *
 * @param title heading
 * @param blocks what it holds
 */
public record Section(String title, List<Block> blocks) {

    /** Copies. */
    public Section {
        blocks = List.copyOf(blocks);
    }
}
