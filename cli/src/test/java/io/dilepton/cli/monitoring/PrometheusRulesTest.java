package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus' own tool says about the rules. */
class PrometheusRulesTest {

    private Path promtool;

    /** Skips where there is no promtool, unless the tests with programs from outside are required. */
    static Path program(String name) {
        Optional<Path> program = PrometheusServer.program(name);
        assumeTrue(
                program.isPresent() || "required".equals(System.getenv("DILEPTON_CLIENTS")),
                name + " is not installed");
        return program.orElseThrow(() -> new AssertionError(name + " is not installed: apt-get install prometheus"));
    }

    @BeforeEach
    void find() {
        promtool = program("promtool");
    }

    @Test
    void shouldPassTheUnitTestsOfTheRules() throws Exception {
        List<String> command = new ArrayList<>(List.of("test", "rules"));
        MonitoringFiles.files(MonitoringFiles.TESTS).forEach(file -> command.add(file.toString()));
        assertThat(run(command)).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void shouldAcceptTheConfiguration() throws Exception {
        String config =
                MonitoringFiles.FOLDER.resolve("prometheus/prometheus.yml").toString();
        assertThat(run(List.of("check", "config", config))).contains("SUCCESS").doesNotContain("FAILED");
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
