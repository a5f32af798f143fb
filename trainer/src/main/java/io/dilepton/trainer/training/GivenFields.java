package io.dilepton.trainer.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values by name, of kinds that the reader knows; what is not given has the value that it says. */
final class GivenFields {

    private final Map<String, Object> given;

    GivenFields(Map<String, ?> given) {
        this.given = new TreeMap<>(given);
    }

    Set<String> names() {
        return given.keySet();
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    List<Integer> widths(String name, List<Integer> otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof List<?> widths)) {
            throw wrong(name, "a list of whole numbers, such as [128, 64]", value);
        }
        return widths.stream()
                .map(width -> Math.toIntExact(asWhole(name, width)))
                .toList();
    }

    double number(String name, double otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        // YAML 1.1 takes 1e-5 for text: it wants a point in the mantissa.
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", value);
        }
    }

    int integer(String name, int otherwise) {
        long value = whole(name, otherwise);
        if (value != (int) value) {
            throw wrong(name, "a whole number below 2147483648", value);
        }
        return (int) value;
    }

    long whole(String name, long otherwise) {
        Object value = given.get(name);
        return value == null ? otherwise : asWhole(name, value);
    }

    private static long asWhole(String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number", value);
    }

    boolean flag(String name, boolean otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false", value);
    }

    String text(String name, String otherwise) {
        Object value = given.get(name);
        return value == null ? otherwise : value.toString();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = text(name, otherwise.toString());
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")),
                        value));
    }

    private static IllegalArgumentException wrong(String name, String wanted, @Nullable Object value) {
        return new IllegalArgumentException(name + " needs " + wanted + ", not '" + value + "'");
    }
}
