package io.dilepton.trainer.card;

import java.util.List;

/** A part of a section of a card or of another page, for any format. */
public sealed interface Block {

    /**
     * Text.
     *
     * @param text a paragraph, without line ends
     */
    record Paragraph(String text) implements Block {}

    /**
     * A list.
     *
     * @param items its items
     */
    record Bullets(List<String> items) implements Block {

        /** Copies. */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Rows below a header; all columns but the first hold numbers.
     *
     * @param header titles of the columns
     * @param rows one cell per column
     */
    record Table(List<String> header, List<List<String>> rows) implements Block {

        /** Copies. */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Names with values.
     *
     * @param pairs a name and its value each
     */
    record Facts(List<List<String>> pairs) implements Block {

        /** Copies. */
        public Facts {
            pairs = pairs.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Lines to be typed.
     *
     * @param lines the lines
     */
    record Code(List<String> lines) implements Block {

        /** Copies. */
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A plot.
     *
     * @param plot name of the plot
     * @param caption what is to be seen
     */
    record Figure(String plot, String caption) implements Block {}
}
