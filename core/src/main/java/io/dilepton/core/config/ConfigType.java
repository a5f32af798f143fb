package io.dilepton.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the value of a key may be.
 *
 * @param name name of the type for the user
 * @param validation which values are allowed, for the user
 * @param secret whether the value must not be shown
 * @param parser text to value; throws IllegalArgumentException that begins with "must be"
 * @param <T> type of the value
 */
public record ConfigType<T>(String name, String validation, boolean secret, Function<String, T> parser) {

    private static final String TEMPORARY = "${java.io.tmpdir}";

    /**
     * Reads a value.
     *
     * @param text text
     * @return value
     * @throws IllegalArgumentException saying what it must be
     */
    public T parse(String text) {
        return parser.apply(text);
    }

    /**
     * Makes the type of whole numbers.
     *
     * @param least least value
     * @param greatest greatest value
     * @return type
     */
    public static ConfigType<Integer> number(int least, int greatest) {
        return new ConfigType<>(
                "whole number",
                least + " to " + greatest,
                false,
                text -> Math.toIntExact(whole(text, least, greatest)));
    }

    /**
     * Makes the type of times.
     *
     * @param least least value, milliseconds
     * @param greatest greatest value, milliseconds
     * @return type
     */
    public static ConfigType<Duration> millis(long least, long greatest) {
        return new ConfigType<>(
                "duration", least + " to " + greatest, false, text -> Duration.ofMillis(whole(text, least, greatest)));
    }

    /**
     * Makes the type of a choice.
     *
     * @param choices enum of the choices; the user writes them in lower case
     * @param <E> enum
     * @return type
     */
    public static <E extends Enum<E>> ConfigType<E> choice(Class<E> choices) {
        String known = names(choices, " or ");
        return new ConfigType<>(
                "choice",
                known,
                false,
                text -> find(choices, text)
                        .orElseThrow(() -> new IllegalArgumentException("must be " + known + ", not '" + text + "'")));
    }

    /**
     * Makes the type of a set of choices, comma-separated, at least one.
     *
     * @param choices enum of the choices; the user writes them in lower case
     * @param <E> enum
     * @return type
     */
    public static <E extends Enum<E>> ConfigType<Set<E>> choices(Class<E> choices) {
        String known = names(choices, ", ");
        return new ConfigType<>("list", "one or more of " + known, false, text -> {
            Set<E> chosen = EnumSet.noneOf(choices);
            for (String part : text.split(",", -1)) {
                chosen.add(find(choices, part.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be one or more of " + known + ", not '" + text + "'")));
            }
            return Collections.unmodifiableSet(chosen);
        });
    }

    /**
     * Makes the type of yes or no.
     *
     * @return type
     */
    public static ConfigType<Boolean> flag() {
        return new ConfigType<>("boolean", "true or false", false, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not '" + text + "'");
        });
    }

    /**
     * Makes the type of any text.
     *
     * @param validation what it is, for the user
     * @return type
     */
    public static ConfigType<String> text(String validation) {
        return new ConfigType<>("text", validation, false, text -> text);
    }

    /**
     * Makes the type of text of a form.
     *
     * @param pattern regular expression of the whole value
     * @param validation the form, for the user
     * @return type
     */
    public static ConfigType<String> matching(String pattern, String validation) {
        return new ConfigType<>("text", validation, false, text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("must be " + validation + ", not '" + text + "'");
            }
            return text;
        });
    }

    /**
     * Makes the type of a directory. {@code ${java.io.tmpdir}} in it stands for the directory of temporary files.
     *
     * @return type
     */
    public static ConfigType<Path> directory() {
        return new ConfigType<>(
                "path",
                "a directory, made if missing",
                false,
                text -> Path.of(text.replace(TEMPORARY, System.getProperty("java.io.tmpdir"))));
    }

    /**
     * Makes the type of a value that may be absent.
     *
     * @param type type of the value
     * @param <T> type of the value
     * @return type whose value is empty for empty text
     */
    public static <T> ConfigType<Optional<T>> optional(ConfigType<T> type) {
        return new ConfigType<>(
                type.name,
                type.validation,
                type.secret,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(type.parse(text)));
    }

    /**
     * Makes the type of a secret that may be absent. It is never shown.
     *
     * @param validation what it is, for the user
     * @return type
     */
    public static ConfigType<Optional<String>> secret(String validation) {
        return optional(new ConfigType<>("secret", validation, true, text -> text));
    }

    private static long whole(String text, long least, long greatest) {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number, not '" + text + "'", e);
        }
        if (number < least || number > greatest) {
            throw new IllegalArgumentException("must be from " + least + " to " + greatest + ", not " + text);
        }
        return number;
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> choices, String text) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> choices, String separator) {
        return Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(separator));
    }
}
