package io.dilepton.cli.subscribe.filter;

/** A condition cannot be understood; the message names the column and what is expected there. */
public final class FilterSyntaxException extends RuntimeException {

    FilterSyntaxException(int column, String message) {
        super("column " + column + ": " + message);
    }
}
