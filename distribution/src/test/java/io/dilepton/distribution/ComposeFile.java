package io.dilepton.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The file {@code docker/compose.yaml} with its anchors and merges resolved. */
final class ComposeFile {

    /** Folder of the file, which its relative paths begin at. */
    static final Path FOLDER = Path.of("..", "docker");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}");

    private final String text;
    private final Map<String, Object> root;

    private ComposeFile(String text) {
        this.text = text;
        this.root = parsed(text);
    }

    private static Map<String, Object> parsed(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** Returns the content of another file. */
    static Map<String, Object> yaml(Path file) throws IOException {
        return parsed(Files.readString(file));
    }

    static ComposeFile read() throws IOException {
        return new ComposeFile(Files.readString(FOLDER.resolve("compose.yaml")));
    }

    /** Returns the services by name, each as the keys of its definition. */
    Map<String, Map<String, Object>> services() {
        return mapOfMaps(root.get("services"));
    }

    /** Returns one service as the keys of its definition. */
    Map<String, Object> service(String name) {
        return services().getOrDefault(name, Map.of());
    }

    /** Returns the names of the volumes that keep data. */
    Map<String, Object> volumes() {
        return map(root.get("volumes"));
    }

    /** Returns the variables that the file reads, each with its default; several defaults of one variable are an error. */
    Map<String, String> variables() {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String byDefault = matcher.group(2) == null ? "" : matcher.group(2);
            String before = found.put(matcher.group(1), byDefault);
            if (before != null && !before.equals(byDefault)) {
                throw new IllegalStateException(matcher.group(1) + " has two defaults: " + before + ", " + byDefault);
            }
        }
        return found;
    }

    /** Puts the defaults in the place of the variables. */
    static String withDefaults(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2) == null ? "" : match.group(2)));
    }

    static Map<String, Map<String, Object>> mapOfMaps(@Nullable Object node) {
        Map<String, Map<String, Object>> result = new LinkedHashMap<>();
        map(node).forEach((key, value) -> result.put(key, map(value)));
        return result;
    }

    static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> result.put(String.valueOf(key), value == null ? "" : value));
        }
        return result;
    }

    static List<String> strings(@Nullable Object node) {
        return node instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }
}
