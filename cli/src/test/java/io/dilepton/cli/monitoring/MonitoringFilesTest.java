package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said about {@code monitoring/} and its documentation without running anything. */
class MonitoringFilesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern DOCUMENTED =
            Pattern.compile("`((?:dilepton|kafka|jvm|process|system)_(?!version`)[a-zA-Z0-9_]+)`");
    private static final int COLUMNS = 24;

    @Test
    void shouldHaveThePageThatTheCatalogueGives() throws IOException {
        assertThat(Files.readString(DOCS.resolve("metrics.md")))
                .as("regenerate it: ./dilepton metrics --format markdown > docs/metrics.md")
                .isEqualTo(CommandRun.of("metrics", "--format", "markdown").out());
        assertThat(CommandRun.of("metrics").out())
                .contains("dilepton_events_in_total")
                .contains("generator");
    }

    @Test
    void shouldHaveTheDashboardsThatTheProgramGives() throws IOException {
        List<String> names = new ArrayList<>();
        for (Dashboard dashboard : Dashboards.all()) {
            Path file = MonitoringFiles.DASHBOARDS.resolve(dashboard.folder).resolve(dashboard.name + ".json");
            names.add(file.toString());
            if ("yes".equals(System.getenv("DILEPTON_WRITE"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, dashboard.text());
            } else {
                assertThat(Files.readString(file))
                        .as("regenerate it: run this test with DILEPTON_WRITE=yes in the environment")
                        .isEqualTo(dashboard.text());
            }
        }
        assertThat(MonitoringFiles.files(MonitoringFiles.DASHBOARDS).stream().map(Path::toString))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void shouldNameOnlyMetricsThatAnApplicationExports() {
        Set<String> known = MonitoringFiles.known();
        MonitoringFiles.queries()
                .forEach(query -> assertThat(MonitoringFiles.metrics(query.expression()))
                        .as(query.toString())
                        .isSubsetOf(known));
        MonitoringFiles.rules()
                .forEach(rule -> assertThat(MonitoringFiles.metrics(rule.expression()))
                        .as(rule.name())
                        .isNotEmpty()
                        .isSubsetOf(known));
        assertThat(MonitoringFiles.metrics("sum(rate(dilepton_nothing_total{lane=\"dilepton_lane\"}[5m]))"))
                .containsExactly("dilepton_nothing_total");
    }

    @Test
    void shouldDocumentOnlyMetricsThatAnApplicationExports() {
        Set<String> known = new TreeSet<>(MonitoringFiles.known());
        known.addAll(MonitoringFiles.known().stream()
                .map(name -> name.replaceAll("_(bucket|sum|count|max)$", ""))
                .toList());
        for (String page : List.of("metrics.md", "monitoring.md", "runbooks.md")) {
            Matcher matcher = DOCUMENTED.matcher(MonitoringFiles.read(DOCS.resolve(page)));
            while (matcher.find()) {
                assertThat(known).as(page).contains(matcher.group(1));
            }
        }
    }

    @Test
    void shouldProvisionWhatIsThere() {
        Path folder = MonitoringFiles.FOLDER.resolve("grafana/provisioning");
        String uid = MonitoringFiles.yaml(folder.resolve("datasources/prometheus.yaml"))
                .at("/datasources/0/uid")
                .asText();
        assertThat(uid).isNotBlank();
        List<String> folders =
                Dashboards.all().stream().map(dashboard -> dashboard.folder).toList();
        Set<String> known = MonitoringFiles.known();
        for (JsonNode group :
                MonitoringFiles.yaml(folder.resolve("alerting/dilepton.yaml")).path("groups")) {
            assertThat(folders).contains(group.path("folder").asText());
            group.path("rules").forEach(rule -> {
                JsonNode query = rule.at("/data/0");
                assertThat(query.path("datasourceUid").asText()).isEqualTo(uid);
                assertThat(MonitoringFiles.metrics(query.at("/model/expr").asText()))
                        .isNotEmpty()
                        .isSubsetOf(known);
                assertThat(rule.path("data")).hasSize(2);
                assertThat(rule.at("/data/1/refId").asText())
                        .isEqualTo(rule.path("condition").asText());
                assertThat(rule.at("/data/1/model/expression").asText())
                        .isEqualTo(query.path("refId").asText());
            });
        }
        assertThat(MonitoringFiles.yaml(folder.resolve("dashboards/dilepton.yaml"))
                        .at("/providers/0/options/foldersFromFilesStructure")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldPlacePanelsSideBySideWithoutHoles() {
        for (Path file : MonitoringFiles.files(MonitoringFiles.DASHBOARDS)) {
            Set<String> taken = new HashSet<>();
            int bottom = 0;
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : MonitoringFiles.json(file).path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).as(file + " id").isTrue();
                JsonNode place = panel.path("gridPos");
                int right = place.path("x").asInt() + place.path("w").asInt();
                assertThat(right).as("%s %s", file, panel.path("title")).isLessThanOrEqualTo(COLUMNS);
                bottom = Math.max(
                        bottom, place.path("y").asInt() + place.path("h").asInt());
                for (int x = place.path("x").asInt(); x < right; x++) {
                    for (int y = place.path("y").asInt();
                            y < place.path("y").asInt() + place.path("h").asInt();
                            y++) {
                        assertThat(taken.add(x + "/" + y))
                                .as("%s %s", file, panel.path("title"))
                                .isTrue();
                    }
                }
            }
            assertThat(taken).as("%s", file).hasSize(COLUMNS * bottom);
        }
    }

    @Test
    void shouldDescribeEachPanelAndAskTheChosenDataSource() {
        for (Path file : MonitoringFiles.files(MonitoringFiles.DASHBOARDS)) {
            for (JsonNode panel : MonitoringFiles.json(file).path("panels")) {
                if (panel.path("type").asText().equals("row")) {
                    continue;
                }
                String title = file.getFileName() + " " + panel.path("title").asText();
                assertThat(panel.path("description").asText())
                        .as(title)
                        .isNotBlank()
                        .endsWith(".");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(title)
                        .isNotBlank();
                assertThat(panel.path("targets")).as(title).isNotEmpty();
                panel.path("targets").forEach(target -> {
                    assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
                    assertThat(target.path("expr").asText()).as(title).isNotBlank();
                });
            }
        }
    }

    @Test
    void shouldSendEachAlertToARunbook() {
        String runbooks = MonitoringFiles.read(DOCS.resolve("runbooks.md"));
        for (MonitoringFiles.Rule rule : MonitoringFiles.rules()) {
            if (rule.isAlert()) {
                String anchor = rule.name().toLowerCase(Locale.ROOT);
                assertThat(rule.json().at("/annotations/runbook_url").asText()).isEqualTo("docs/runbooks.md#" + anchor);
                assertThat(runbooks).contains("\n## " + rule.name() + "\n");
                assertThat(rule.json().at("/labels/severity").asText()).isIn("critical", "warning");
                assertThat(rule.json().at("/annotations/summary").asText()).isNotBlank();
                assertThat(rule.json().at("/annotations/description").asText()).isNotBlank();
            }
        }
    }

    @Test
    void shouldTestThatEachAlertFiresAndThatItDoesNot() {
        Set<String> firing = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        Set<String> recorded = new TreeSet<>();
        for (Path file : MonitoringFiles.files(MonitoringFiles.TESTS)) {
            MonitoringFiles.yaml(file).path("tests").forEach(test -> {
                test.path("alert_rule_test")
                        .forEach(alert -> (alert.path("exp_alerts").isEmpty() ? silent : firing)
                                .add(alert.path("alertname").asText()));
                test.path("promql_expr_test")
                        .forEach(query -> recorded.addAll(
                                MonitoringFiles.metrics(query.path("expr").asText())));
            });
        }
        List<MonitoringFiles.Rule> rules = MonitoringFiles.rules();
        List<String> alerts = rules.stream()
                .filter(MonitoringFiles.Rule::isAlert)
                .map(MonitoringFiles.Rule::name)
                .toList();
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(10);
        assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(silent).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(recorded)
                .containsAll(rules.stream()
                        .filter(rule -> !rule.isAlert())
                        .map(MonitoringFiles.Rule::name)
                        .toList());
    }
}
