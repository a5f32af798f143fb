package io.dilepton.cli.subscribe.filter;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison operator. */
enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static Optional<Comparison> of(Token token) {
        return Arrays.stream(values())
                .filter(comparison -> token.is(comparison.symbol))
                .findFirst();
    }

    boolean isOrdering() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Compares two values of one type; false where one is absent or NaN. */
    boolean holds(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null || isNaN(left) || isNaN(right)) {
            return false;
        }
        int order = order(left, right);
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static int order(Object left, Object right) {
        if (left instanceof Long first && right instanceof Long second) {
            return Long.compare(first, second);
        }
        if (left instanceof Number first && right instanceof Number second) {
            double a = first.doubleValue();
            double b = second.doubleValue();
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return left instanceof Boolean
                ? Boolean.compare(left.equals(true), right.equals(true))
                : left.toString().compareToIgnoreCase(right.toString());
    }
}
