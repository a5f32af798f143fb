package io.dilepton.trainer.card;

import java.util.List;

/**
 * A section of a card.
 *
 * @param title heading
 * @param blocks what it holds
 */
record Section(String title, List<Block> blocks) {

    /** Copies. */
    Section {
        blocks = List.copyOf(blocks);
    }
}
