package io.dilepton.cli.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the faults that cost least time; all of them at length are what the command is for. */
class BenchChaosIT {

    private static final int EVENTS = 12_500;
    /** Each five-hundredth record is poison, of four kinds in turn. */
    private static final int POISON = EVENTS / 500;

    @TempDir
    Path directory;

    private JsonNode chaos(String... options) throws IOException {
        Path report = directory.resolve("chaos.json");
        List<String> arguments = new ArrayList<>(List.of(
                "bench",
                "chaos",
                "--kills",
                "1",
                "--events",
                String.valueOf(EVENTS),
                "--set",
                "group.protocol=classic",
                "--set",
                "session.timeout.ms=6000",
                "--report",
                report.toString()));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(new String[0]));
        assertThat(run.exitCode()).as(() -> run.out() + run.err()).isZero();
        return new ObjectMapper().readTree(report.toFile());
    }

    @Test
    void shouldLoseAndDoubleNothingWhenApplicationAndBrokerAreKilled() throws IOException {
        JsonNode report = chaos("--only", "kill,kill_broker,registry_down_at_start");
        assertThat(report.path("input").asInt()).isEqualTo(EVENTS);
        assertThat(report.path("kills").asInt()).isEqualTo(2);
        assertThat(report.path("lost").asInt(-1)).isZero();
        assertThat(report.path("duplicated").asInt(-1)).isZero();
        assertThat(report.path("faults")).hasSize(3);
        JsonNode reasons = report.path("deadLetteredBy");
        assertThat(reasons.path("value.undecodable").asInt()).isEqualTo(POISON / 5);
        assertThat(reasons.path("value.missing").asInt()).isEqualTo(POISON / 5);
        assertThat(reasons.path("event.pt").asInt()).isEqualTo(POISON / 5);
        assertThat(reasons.path("features.undefined").asInt()).isEqualTo(POISON / 5);
        assertThat(reasons.path("output.too.large").asInt()).isEqualTo(POISON / 5);
    }

    @Test
    void shouldLoseNothingWhenItMayDouble() throws IOException {
        JsonNode report = chaos("--only", "kill", "--guarantee", "at_least_once", "--seed", "2");
        assertThat(report.path("kills").asInt()).isEqualTo(1);
        assertThat(report.path("lost").asInt(-1)).isZero();
    }
}
