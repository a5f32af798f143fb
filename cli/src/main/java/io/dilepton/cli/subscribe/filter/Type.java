package io.dilepton.cli.subscribe.filter;

/** Type of a value in a condition. */
public enum Type {
    /** A Long or a Double. */
    NUMBER("a number"),
    /** A String. */
    TEXT("text"),
    /** A Boolean. */
    FLAG("true or false");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
