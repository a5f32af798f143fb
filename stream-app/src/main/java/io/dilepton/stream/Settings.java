package io.dilepton.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads settings by key and collects what is wrong with them, so that the user learns it all at once. */
final class Settings {

    private final Map<String, String> unread;
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> given) {
        this.unread = new TreeMap<>(given);
    }

    String required(String key, String what) {
        String value = unread.remove(key);
        if (value == null || value.isBlank()) {
            problems.add(key + " is missing: " + what);
            return "";
        }
        return value.strip();
    }

    String text(String key, String byDefault) {
        String value = unread.remove(key);
        return value == null || value.isBlank() ? byDefault : value.strip();
    }

    String matching(String key, String byDefault, String pattern, String what) {
        String value = text(key, byDefault);
        if (!value.matches(pattern)) {
            problems.add(key + " must be " + what + ", not '" + value + "'");
        }
        return value;
    }

    int number(String key, int byDefault, int least, int greatest) {
        String value = text(key, String.valueOf(byDefault));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            problems.add(key + " must be a whole number, not '" + value + "'");
            return byDefault;
        }
        problems.add(key + " must be from " + least + " to " + greatest + ", not " + value);
        return byDefault;
    }

    <E extends Enum<E>> E choice(String key, E byDefault) {
        String value = text(key, byDefault.name());
        E[] choices = byDefault.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        String known = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        problems.add(key + " must be " + known + ", not '" + value + "'");
        return byDefault;
    }

    /** Returns what nobody has read, and fails where anything was wrong. */
    Map<String, String> rest() {
        if (!problems.isEmpty()) {
            throw new StreamConfigException(problems);
        }
        return unread;
    }
}
