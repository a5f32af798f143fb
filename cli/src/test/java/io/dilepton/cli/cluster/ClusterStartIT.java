package io.dilepton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a JVM of its own, as a user runs it. */
class ClusterStartIT {

    private static final long SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void shouldExitWithZeroAndLeaveNothingRunningWhenInterrupted() throws Exception {
        Path data = directory.resolve("data");
        Process command = start("--dir", data.toString());
        JsonNode json = announced(command);
        List<ProcessHandle> registry = command.children().toList();
        assertThat(json.path("created")).isNotEmpty();
        assertThat(registry).hasSize(1);

        Process second = start("--dir", data.toString());
        assertThat(second.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(errors(second))
                .singleElement()
                .asString()
                .startsWith("dilepton: directory " + data)
                .contains("in use by another running cluster");

        command.destroy();

        assertThat(command.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isZero();
        assertThat(registry.get(0).isAlive()).isFalse();
        assertThat(data.resolve("kafka/meta.properties")).exists();
    }

    @Test
    void shouldTakeTheRegistryWithItWhenKilled() throws Exception {
        Process command = start();
        announced(command);
        List<ProcessHandle> registry = command.children().toList();
        assertThat(registry).hasSize(1);

        command.destroyForcibly();

        assertThat(registry.get(0).onExit().get(SECONDS, TimeUnit.SECONDS).isAlive())
                .isFalse();
    }

    @Test
    void shouldSayWhatIsWrongInOneLineWhenOptionsAreWrong() throws Exception {
        Process command = start("--port", "70000");

        assertThat(command.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(2);
        assertThat(errors(command)).singleElement().asString().contains("70000");
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.dilepton.cli.Main",
                "cluster",
                "start",
                "--json",
                "--port",
                "0",
                "--registry-port",
                "0"));
        if (List.of(options).contains("--port")) {
            command.subList(command.size() - 4, command.size() - 2).clear();
        }
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DILEPTON_LOG", "ERROR");
        return builder.start();
    }

    private static JsonNode announced(Process command) throws IOException {
        BufferedReader out = command.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).as(() -> String.join("\n", errors(command))).isNotNull();
        return new ObjectMapper().readTree(line);
    }

    /** Returns the lines on standard error without what newer JVMs say about Kafka's libraries. */
    private static List<String> errors(Process command) {
        return command.errorReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }
}
