package io.dilepton.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dilepton.core.metrics.Catalogue;
import io.dilepton.generator.metrics.GeneratorMetrics;
import io.dilepton.stream.metrics.StreamMetrics;
import io.dilepton.trainer.metrics.TrainerMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files below {@code monitoring/}, read for tests. */
final class MonitoringFiles {

    static final Path FOLDER = Path.of("..", "monitoring").toAbsolutePath().normalize();
    static final Path RULES = FOLDER.resolve("prometheus/rules");
    static final Path TESTS = FOLDER.resolve("prometheus/tests");
    static final Path DASHBOARDS = FOLDER.resolve("grafana/dashboards");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAMES = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b");

    private MonitoringFiles() {}

    /** A rule as its file has it. */
    record Rule(String name, boolean isAlert, String expression, JsonNode json) {}

    /** A query of a dashboard. */
    record Query(String dashboard, String panel, String expression) {}

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Path file : files(RULES)) {
            yaml(file)
                    .path("groups")
                    .forEach(group -> group.path("rules").forEach(rule -> {
                        boolean alert = rule.has("alert");
                        String name = rule.path(alert ? "alert" : "record").asText();
                        rules.add(new Rule(name, alert, rule.path("expr").asText(), rule));
                    }));
        }
        return rules;
    }

    static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (Path file : files(DASHBOARDS)) {
            JsonNode dashboard = json(file);
            dashboard
                    .path("panels")
                    .forEach(panel -> panel.path("targets")
                            .forEach(target -> queries.add(new Query(
                                    dashboard.path("title").asText(),
                                    panel.path("title").asText(),
                                    target.path("expr").asText()))));
        }
        return queries;
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns every name that a query may use: what the applications export, what rules record, what Prometheus has of its own. */
    static Set<String> known() {
        Set<String> known = Stream.of(
                        StreamMetrics.catalogue(), GeneratorMetrics.catalogue(), TrainerMetrics.catalogue())
                .flatMap(Catalogue::series)
                .collect(Collectors.toCollection(TreeSet::new));
        rules().stream().filter(rule -> !rule.isAlert()).forEach(rule -> known.add(rule.name()));
        known.addAll(Set.of("up", "ALERTS", "prometheus_rule_evaluation_failures_total"));
        return known;
    }

    /** Returns the names in a query that look like metrics: those with a prefix that ours and Kafka's have, or a colon. */
    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAMES.matcher(STRINGS.matcher(expression).replaceAll("\"\""));
        while (matcher.find()) {
            String name = matcher.group();
            if (name.matches("(dilepton|kafka|jvm|process|system|prometheus)_.*|.*:.*|up|ALERTS")
                    && !name.equals("processor_node_id")) {
                names.add(name);
            }
        }
        return names;
    }
}
