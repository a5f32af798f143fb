package io.dilepton.cli.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.bench.lab.BenchModel;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.generator.GeneratorApp;
import io.dilepton.generator.GeneratorConfig;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.trainer.publish.ChampionRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Orders from the command line, and from a client that is made from the OpenAPI document. */
class SynthCommandIT {

    private static final Path CLIENT = Path.of("..", "docs", "clients", "javascript");
    private static final String TOKEN = "secret-of-the-tests";

    private static LocalCluster cluster;
    private static GeneratorApp app;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws InterruptedException {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        app = GeneratorApp.start(GeneratorConfig.parse(Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "schema.registry.url",
                cluster.registryUrl(),
                GeneratorKeys.PORT.name(),
                "0",
                GeneratorKeys.METRICS_PORT.name(),
                "0",
                GeneratorKeys.TOKENS.name(),
                "tests:" + TOKEN)));
        assertThat(app.awaitReady(Duration.ofSeconds(60))).isTrue();
    }

    @AfterAll
    static void stop() {
        app.close();
        cluster.close();
    }

    @Test
    void shouldOrderListShowAndCancelFromTheCommandLine() {
        assertThat(run(
                        "request",
                        "--id",
                        "small",
                        "--count",
                        "500",
                        "--channel",
                        "electron",
                        "--mass",
                        "80..100",
                        "--follow"))
                .contains("small  completed  500 of 500 events", "\"delivered\" : 500");
        assertThat(run("request", "--id", "long", "--unbounded", "--rate", "50"))
                .contains("long  accepted");
        assertThat(run("list")).contains("small", "long", "completed");
        assertThat(run("cancel", "long")).contains("long  cancelled");
        assertThat(run("show", "long", "--json")).contains("\"state\" : \"cancelled\"");
    }

    @Test
    void shouldBeUsableFromAClientThatIsMadeFromTheDocument() throws Exception {
        requireClient();
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        "node", CLIENT.resolve("order-stream.js").toString(), app.url(), TOKEN)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(5);
        JsonNode request = json.readTree(lines.get(0));
        assertThat(request.path("http").asInt()).isEqualTo(201);
        assertThat(json.readTree(lines.get(1)).path("emitted").asLong()).isGreaterThanOrEqualTo(100);
        assertThat(json.readTree(lines.get(2)).path("found").asBoolean()).isTrue();
        JsonNode cancel = json.readTree(lines.get(3));
        assertThat(cancel.path("http").asInt()).isEqualTo(202);
        assertThat(cancel.path("state").asText()).isEqualTo("cancelled");
        assertThat(cancel.path("delivered").asLong()).isGreaterThanOrEqualTo(100);
        assertThat(json.readTree(lines.get(4)).path("field").asText()).isEqualTo("count");
    }

    @Test
    void shouldTrainWithEventsThatTheStudyOrders() throws IOException {
        List<String> files = new java.util.ArrayList<>();
        for (String channel : List.of("electron", "muon")) {
            String file = folder.resolve(channel + ".csv").toString();
            assertThat(CommandRun.of(
                                    "simulate",
                                    "--events",
                                    "400",
                                    "--channel",
                                    channel,
                                    "--seed",
                                    String.valueOf(files.size()),
                                    "--out",
                                    file)
                            .exitCode())
                    .isZero();
            files.add(file);
        }
        Path report = folder.resolve("study.json");
        List<String> line = new java.util.ArrayList<>(List.of(
                "augment-study",
                "decay-channel",
                "--quick",
                "--synthetic",
                "order:zee:700",
                "order:zmumu:400",
                "--url",
                app.url(),
                "--token",
                TOKEN,
                "--bootstrap",
                cluster.bootstrap(),
                "--registry",
                cluster.registryUrl(),
                "--report",
                report.toString(),
                "--data"));
        line.addAll(files);
        CommandRun run = CommandRun.of(line.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err())
                .contains("ordered 700 events of zee/", "ordered 400 events of zmumu/")
                .contains("constraint violations 0");
        JsonNode rows = new ObjectMapper().readTree(report.toFile()).path("rows");
        JsonNode last = rows.path(rows.size() - 1);
        assertThat(last.path("multiplier").asDouble()).isEqualTo(0.5);
        assertThat(last.path("synthetic").asLong()).isPositive();
        assertThat(last.at("/gain/low").isNumber()).isTrue();
    }

    @Test
    void shouldFindInjectedEventsInAShadowAndLeaveTheScienceTopicsAlone() throws IOException {
        new ChampionRelease(new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap())))
                .release(BenchModel.trained(3));
        Path report = folder.resolve("injection.json");
        CommandRun run;
        try (LiveEvents live = LiveEvents.start(
                Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl()))) {
            run = injection(report);
            assertThat(live.sent()).isPositive();
        }
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode found = new ObjectMapper().readTree(report.toFile());
        assertThat(found.path("injected").asLong()).isEqualTo(600);
        assertThat(found.path("scored").asLong()).isEqualTo(600);
        assertThat(found.path("unscored").asLong()).isZero();
        assertThat(found.path("liveScored").asLong()).isPositive();
        assertThat(found.path("accepted").asLong()).isBetween(1L, 599L);
        assertThat(found.path("onScience").asLong()).isZero();
        assertThat(found.path("byMass").findValuesAsText("injected").stream()
                        .mapToLong(Long::parseLong)
                        .sum())
                .isEqualTo(600);
        assertThat(found.at("/latencyMillis/median").asDouble()).isBetween(0.0, 20_000.0);
    }

    private static CommandRun injection(Path report) {
        return CommandRun.of(
                "inject",
                "--id",
                "blind",
                "--count",
                "600",
                "--rate",
                "300",
                "--url",
                app.url(),
                "--token",
                TOKEN,
                "--bootstrap",
                cluster.bootstrap(),
                "--registry",
                cluster.registryUrl(),
                "--report",
                report.toString());
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> line = new java.util.ArrayList<>(List.of(arguments));
        line.addAll(List.of("--url", app.url(), "--token", TOKEN));
        int code = new CommandLine(new SynthCommand())
                .setOut(new PrintWriter(out, true))
                .execute(line.toArray(new String[0]));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    private static void requireClient() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(
                                    "node",
                                    "-e",
                                    "require.resolve('openapi-client-axios', {paths: ['" + CLIENT.toAbsolutePath()
                                            + "']})")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        String lacking = "Node.js with the packages of docs/clients/javascript (npm install there)";
        if (!there && "required".equals(System.getenv("DILEPTON_CLIENTS"))) {
            throw new AssertionError("DILEPTON_CLIENTS=required, but this machine lacks " + lacking);
        }
        assumeTrue(there, "skipped: this machine lacks " + lacking);
    }
}
