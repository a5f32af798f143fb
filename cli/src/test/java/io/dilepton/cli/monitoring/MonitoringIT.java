package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.CommonMetrics;
import io.dilepton.core.metrics.Metric;
import io.dilepton.generator.metrics.GeneratorMetrics;
import io.dilepton.stream.metrics.StreamMetrics;
import io.dilepton.trainer.metrics.TrainerMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus and {@code dilepton doctor} say about a running installation. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALERT = "DileptonDeadLetterShare";

    @TempDir
    private static Path home;

    private static ControlRoom room;
    private static @Nullable PrometheusServer server;
    private static @Nullable PrometheusApi api;

    @BeforeAll
    static void open() {
        room = new ControlRoom(home);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        room.close();
    }

    @Test
    @Order(1)
    void shouldNameWhatIsMissingWhenNothingRunsYet() throws IOException {
        Path report = home.resolve("doctor.json");
        CommandRun doctor = room.command("doctor", "--metrics", "http://127.0.0.1:1", "--report", report.toString());
        assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("one broker answers")
                .contains("it answers and takes the schemas of this build")
                .contains("topic dilepton.events: it does not exist")
                .contains("start `./dilepton stream`, which makes missing topics")
                .contains("endpoint http://127.0.0.1:1: nothing answers there");
        JsonNode findings = new ObjectMapper().readTree(report.toFile()).path("findings");
        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            boolean ok = finding.path("level").asText().equals("OK");
            assertThat(finding.path("remedy").asText().isEmpty())
                    .as(finding.toString())
                    .isEqualTo(ok);
        });
    }

    @Test
    @Order(2)
    void shouldFindNothingWrongWhenAllRuns() {
        room.open();
        await(() -> room.app().counts().scored() > 2_000);
        CommandRun doctor = room.command("doctor", "--metrics", room.app().url());
        assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
        assertThat(doctor.out())
                .contains("exist, with the settings that they should have")
                .contains("model z-candidate@champion: version 1 loads and reproduces its self-test")
                .contains("model z-candidate@challenger: version 2 loads")
                .contains("records wait")
                .doesNotContain("no instance runs")
                .contains("it answers Prometheus, lives and processes events")
                .contains("every record that was read has an outcome")
                .contains("0 errors");
    }

    @Test
    @Order(3)
    void shouldExportTheCatalogueAndNothingElseOfItsOwn() {
        exports(
                room.app().url(),
                StreamMetrics.catalogue(),
                Set.of("dilepton_windows_late_events_total", "dilepton_z_width_error_GeV"));
        exports(room.generator().metricsUrl(), GeneratorMetrics.catalogue(), Set.of());
        exports(room.trainer.url(), TrainerMetrics.catalogue(), Set.of());
    }

    @Test
    @Order(4)
    void shouldAnswerEveryQueryOfTheDashboards() throws IOException {
        Path program = PrometheusRulesTest.program("prometheus");
        PrometheusServer started = PrometheusServer.start(program, room.prometheus(fast()));
        server = started;
        api = new PrometheusApi(started.url());
        List<MonitoringFiles.Query> open = new ArrayList<>(MonitoringFiles.queries());
        assertThat(open).hasSizeGreaterThan(60);
        await(() -> {
            open.removeIf(
                    query -> !prometheus().query(filled(query.expression())).isEmpty());
            return open.isEmpty();
        });
        assertThat(open).isEmpty();
    }

    @Test
    @Order(5)
    void shouldLoadEveryRule() {
        PrometheusRulesTest.program("prometheus");
        List<JsonNode> loaded = prometheus().rules();
        assertThat(loaded)
                .extracting(rule -> rule.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(MonitoringFiles.rules().stream()
                        .map(MonitoringFiles.Rule::name)
                        .toList());
        assertThat(loaded)
                .allSatisfy(rule -> assertThat(rule.path("health").asText())
                        .as(rule.toString())
                        .isEqualTo("ok"));
    }

    @Test
    @Order(6)
    void shouldFireAndResolve() {
        PrometheusRulesTest.program("prometheus");
        assertThat(prometheus().isFiring(ALERT)).isFalse();
        await(() -> {
            room.sendRubbish(100);
            return prometheus().isFiring(ALERT);
        });
        await(() -> {
            room.sendRubbish(100);
            return doctor().out().contains("warning  alert " + ALERT + ": it fires");
        });
        await(() -> !prometheus().isFiring(ALERT));
        CommandRun doctor = doctor();
        assertThat(doctor.out()).contains("it scrapes one stream application").doesNotContain("alert " + ALERT);
        assertThat(doctor.out()).contains("are on dilepton.dlq").contains("./dilepton dlq inspect");
        assertThat(doctor.exitCode()).isZero();
    }

    private static CommandRun doctor() {
        return room.command(
                "doctor",
                "--metrics",
                room.app().url(),
                "--prometheus",
                prometheus().url());
    }

    private static PrometheusApi prometheus() {
        return Objects.requireNonNull(api, "an earlier test starts it");
    }

    /** Compares what an application answers with its catalogue; some of it comes only with what does not happen here. */
    private static void exports(String url, Catalogue catalogue, Set<String> absent) {
        Set<String> own = names(catalogue.metrics());
        own.removeAll(absent);
        await(() -> exported(url).containsAll(own));
        Set<String> others = exported(url);
        others.removeAll(own);
        others.removeAll(absent);
        assertThat(names(CommonMetrics.all())).containsAll(others);
        if (catalogue.application().equals("stream")) {
            Set<String> common = names(CommonMetrics.all());
            common.removeIf(name -> name.startsWith("jvm_gc_"));
            await(() -> exported(url).containsAll(common));
        }
    }

    private static Set<String> names(List<Metric> metrics) {
        return metrics.stream()
                .flatMap(metric -> metric.series().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exported(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return body.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll("[{ ].*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError("the metrics do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Returns the rules with seconds for minutes, so that a test can wait for them. */
    private static List<Path> fast() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : MonitoringFiles.files(MonitoringFiles.RULES)) {
            String text = MonitoringFiles.read(file)
                    .replaceAll("(?<=[\\[ ])(\\d+)m\\b", "$1s")
                    .replaceAll("(?<=[\\[ ])1d\\b", "60s");
            files.add(Files.writeString(home.resolve(file.getFileName().toString()), text));
        }
        return files;
    }

    /** Puts in what Grafana would. */
    private static String filled(String expression) {
        return expression
                .replace("$__rate_interval", "10s")
                .replace("$__range", "1m")
                .replaceAll("\\$[a-z]+", ".*");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            room.app().throwFailure();
            LockSupport.parkNanos(300_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
