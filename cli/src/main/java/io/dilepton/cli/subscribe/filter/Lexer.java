package io.dilepton.cli.subscribe.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a condition into tokens. */
final class Lexer {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<number>[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|'(?<single>[^']*)'"
            + "|\"(?<double>[^\"]*)\""
            + "|(?<symbol>&&|\\|\\||==|!=|<=|>=|[<>!()]))");

    private Lexer() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = text.stripTrailing().length();
        int at = 0;
        while (at < end) {
            matcher.region(at, end);
            if (!matcher.lookingAt()) {
                throw unexpected(text, at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "", end + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        String single = matcher.group("single");
        String text = single == null ? matcher.group("double") : single;
        if (text != null) {
            return new Token(Token.Kind.TEXT, text, matcher.end() - text.length() - 1);
        }
        for (Token.Kind kind : List.of(Token.Kind.NUMBER, Token.Kind.NAME, Token.Kind.SYMBOL)) {
            String group = kind.name().toLowerCase(Locale.ROOT);
            if (matcher.group(group) != null) {
                return new Token(kind, matcher.group(group), matcher.start(group) + 1);
            }
        }
        throw new IllegalStateException("every alternative of the pattern has a name");
    }

    private static FilterSyntaxException unexpected(String text, int from) {
        int at = from;
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        char found = text.charAt(at);
        String hint = switch (found) {
            case '=' -> "; equality is written ==";
            case '&' -> "; and is written &&";
            case '|' -> "; or is written ||";
            case '\'', '"' -> "; the closing quote is missing";
            default -> "";
        };
        return new FilterSyntaxException(at + 1, "unexpected '" + found + "'" + hint);
    }
}
