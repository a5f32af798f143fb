package io.dilepton.trainer.card;

import java.util.List;

/** A part of a section of a card, for any format. */
sealed interface Block {

    /** Text. */
    record Paragraph(String text) implements Block {}

    /** Items of a list. */
    record Bullets(List<String> items) implements Block {

        /** Copies. */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** Rows below a header; all columns but the first hold numbers. */
    record Table(List<String> header, List<List<String>> rows) implements Block {

        /** Copies. */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Names with values. */
    record Facts(List<List<String>> pairs) implements Block {

        /** Copies. */
        public Facts {
            pairs = pairs.stream().map(List::copyOf).toList();
        }
    }

    /** Lines to be typed. */
    record Code(List<String> lines) implements Block {

        /** Copies. */
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** A plot, with what is to be seen. */
    record Figure(String plot, String caption) implements Block {}
}
