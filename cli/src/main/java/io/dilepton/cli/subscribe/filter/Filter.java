package io.dilepton.cli.subscribe.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Parses conditions by recursive descent. The language is described in this package's documentation.
 *
 * @param <T> type of record
 */
public final class Filter<T> {

    private static final int MAX_CHARACTERS = 10_000;
    private static final int MAX_DEPTH = 100;

    private final List<Field<T>> fields;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Filter(String text, List<Field<T>> fields) {
        this.fields = fields;
        this.tokens = Lexer.tokens(text);
    }

    /**
     * Parses a condition.
     *
     * @param text the condition
     * @param fields fields that it may name
     * @param <T> type of record
     * @return the condition as a predicate; stateless
     * @throws FilterSyntaxException when it cannot be understood
     */
    public static <T> Predicate<T> parse(String text, List<Field<T>> fields) {
        if (text.length() > MAX_CHARACTERS) {
            throw new FilterSyntaxException(
                    MAX_CHARACTERS + 1, "a condition has at most " + MAX_CHARACTERS + " characters");
        }
        Filter<T> parser = new Filter<>(text, fields);
        Predicate<T> condition = parser.condition();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw new FilterSyntaxException(rest.column(), "expected && or || or the end, not " + rest.words());
        }
        return condition;
    }

    private Predicate<T> condition() {
        Predicate<T> any = conjunction();
        while (taken("||")) {
            any = any.or(conjunction());
        }
        return any;
    }

    private Predicate<T> conjunction() {
        Predicate<T> all = negation();
        while (taken("&&")) {
            all = all.and(negation());
        }
        return all;
    }

    private Predicate<T> negation() {
        Token token = peek();
        if (!token.is("!") && !token.is("(")) {
            return comparison();
        }
        if (++depth > MAX_DEPTH) {
            throw new FilterSyntaxException(token.column(), "nested more than " + MAX_DEPTH + " deep");
        }
        next++;
        Predicate<T> inner;
        if (token.is("!")) {
            inner = negation().negate();
        } else {
            inner = condition();
            if (!taken(")")) {
                throw new FilterSyntaxException(
                        peek().column(),
                        "expected ')' for the '(' of column " + token.column() + ", not " + peek().words());
            }
        }
        depth--;
        return inner;
    }

    private Predicate<T> comparison() {
        Token first = peek();
        Operand<T> left = operand();
        Token symbol = peek();
        Optional<Comparison> found = Comparison.of(symbol);
        if (found.isEmpty()) {
            if (left.type() != Type.FLAG) {
                throw new FilterSyntaxException(
                        symbol.column(),
                        "expected a comparison (== != < <= > >=) after " + first.words() + ", not " + symbol.words());
            }
            return record -> Boolean.TRUE.equals(left.value(record));
        }
        next++;
        Comparison comparison = found.get();
        Token second = peek();
        Operand<T> right = operand();
        if (left.type() != right.type()) {
            throw new FilterSyntaxException(
                    second.column(),
                    first.words() + " is " + left.type().words() + ", " + second.words() + " is "
                            + right.type().words());
        }
        if (comparison.isOrdering() && left.type() != Type.NUMBER) {
            throw new FilterSyntaxException(symbol.column(), "only numbers have an order; use == or !=");
        }
        return record -> comparison.holds(left.value(record), right.value(record));
    }

    private Operand<T> operand() {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case NUMBER -> new Operand.Literal<>(Type.NUMBER, number(token));
            case TEXT -> new Operand.Literal<>(Type.TEXT, token.text());
            case NAME -> named(token);
            case SYMBOL, END ->
                throw new FilterSyntaxException(
                        token.column(), "expected a field, a number, 'text', true or false, not " + token.words());
        };
    }

    private Operand<T> named(Token token) {
        if (token.text().equals("true") || token.text().equals("false")) {
            return new Operand.Literal<>(Type.FLAG, token.text().equals("true"));
        }
        for (Field<T> field : fields) {
            if (field.name().equals(token.text())) {
                return new Operand.Reference<>(field);
            }
        }
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        throw new FilterSyntaxException(token.column(), "no field is named '" + token.text() + "'; fields: " + names);
    }

    private static Object number(Token token) {
        try {
            return Long.valueOf(token.text());
        } catch (NumberFormatException e) {
            return Double.valueOf(token.text());
        }
    }

    private boolean taken(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next++;
        }
        return found;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }
}
