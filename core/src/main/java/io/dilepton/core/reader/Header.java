package io.dilepton.core.reader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Column names of a file. Names are compared without case and without the spaces around them: record 304 has a column {@code "px1 "}. */
final class Header {

    /** Index of a column that the file does not have. */
    static final int ABSENT = -1;

    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private Header(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            String key = names.get(i).toLowerCase(Locale.ROOT);
            if (indices.putIfAbsent(key, i) != null) {
                repeated.add(key);
            }
        }
    }

    static Header parse(String line) {
        List<String> names = new ArrayList<>();
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            names.add(name(text.substring(from, comma)));
            from = comma + 1;
        }
        names.add(name(text.substring(from)));
        return new Header(names);
    }

    private static String name(String cell) {
        String name = cell.strip();
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).strip()
                : name;
    }

    int size() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    /** Index of a column, or {@link #ABSENT}. */
    int index(String name) {
        return indices.getOrDefault(name.toLowerCase(Locale.ROOT), ABSENT);
    }

    /** Index of the first of some columns that the file has, or {@link #ABSENT}. */
    int firstOf(String... candidates) {
        for (String candidate : candidates) {
            int index = index(candidate);
            if (index != ABSENT) {
                return index;
            }
        }
        return ABSENT;
    }

    boolean has(String name) {
        return index(name) != ABSENT;
    }

    boolean hasAll(Collection<String> wanted) {
        return wanted.stream().allMatch(this::has);
    }

    /** Those of some columns that the header names more than once. */
    List<String> repeated(Collection<String> wanted) {
        return wanted.stream()
                .filter(name -> repeated.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether a line is this header again. */
    boolean isRepeatedBy(String line) {
        return !line.isEmpty() && parse(line).names.equals(names);
    }
}
