package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object and of the objects in it, and collects what is wrong with them. Where a field is wrong, its default is returned. */
final class JsonFields {

    private final JsonNode json;
    private final String prefix;
    private final List<Problem> problems;

    /**
     * Reads an object.
     *
     * @param json the object
     */
    JsonFields(JsonNode json) {
        this(json, "", new ArrayList<>());
    }

    private JsonFields(JsonNode json, String prefix, List<Problem> problems) {
        this.json = json;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** Returns the fields of an object inside; none where it is missing. Its problems are found here, too. */
    JsonFields inside(String field) {
        JsonNode inner = json.path(field);
        if (has(field) && !inner.isObject()) {
            problem(field, inner + " is not allowed", "write an object, {…}");
        }
        return new JsonFields(inner, prefix + field + ".", problems);
    }

    boolean has(String field) {
        return json.has(field);
    }

    /** Returns everything that is wrong so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void problem(String field, String message, String remedy) {
        problems.add(new Problem(prefix + field, message, remedy));
    }

    void problems(List<Problem> others) {
        problems.addAll(others);
    }

    void refuseOthers(Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(name, "there is no such field", "there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    /** Returns a text or number as text, whatever it is. */
    String words(String field, String byDefault) {
        return json.path(field).asText(byDefault);
    }

    String text(String field, String byDefault, String form, String rule) {
        if (!has(field)) {
            return byDefault;
        }
        JsonNode value = json.path(field);
        if (!value.isTextual() || !value.asText().matches(form)) {
            problem(field, value + " is not allowed", "write " + rule);
            return byDefault;
        }
        return value.asText();
    }

    boolean flag(String field) {
        JsonNode value = json.path(field);
        if (has(field) && !value.isBoolean()) {
            problem(field, "is not true or false", "write \"" + field + "\": true, or leave it out");
        }
        return value.asBoolean(false);
    }

    long whole(String field, long least, long most, long byDefault) {
        JsonNode value = json.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.asLong();
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(field, value + " is not allowed", "write a whole number from " + least + " to " + most);
        return byDefault;
    }

    @Nullable
    Double number(String field, double least, double most, String unit) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = json.path(field);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            problem(field, value + " is not allowed", "write a number from " + least + " to " + most + ", in " + unit);
            return null;
        }
        return value.asDouble();
    }

    /** Returns a list of numbers; an empty one where it is missing or wrong. */
    List<Double> numbers(String field, int least, int most) {
        JsonNode value = json.path(field);
        List<Double> numbers = new ArrayList<>();
        value.forEach(element -> numbers.add(element.isNumber() ? element.asDouble() : Double.NaN));
        if (!value.isArray()
                || numbers.size() < least
                || numbers.size() > most
                || !numbers.stream().allMatch(Double::isFinite)) {
            problem(field, "is no list of " + least + " to " + most + " numbers", "write [60, 80, 100, 120]");
            return List.of();
        }
        return numbers;
    }

    @Nullable
    Instant instant(String field) {
        if (!has(field)) {
            return null;
        }
        String text = json.path(field).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            problem(field, "'" + text + "' is no time", "write it as in 2026-01-31T12:00:00Z");
            return null;
        }
    }
}
