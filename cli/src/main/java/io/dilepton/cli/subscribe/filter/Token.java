package io.dilepton.cli.subscribe.filter;

/**
 * A word of a condition.
 *
 * @param kind what it is
 * @param text its characters; of a text literal, those between the quotes
 * @param column 1-based column of its first character
 */
record Token(Kind kind, String text, int column) {

    /** What a token is. */
    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String words() {
        return kind == Kind.END ? "the end" : kind == Kind.TEXT ? "'" + text + "' in quotes" : "'" + text + "'";
    }
}
