package io.dilepton.cli.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmark measures what it says; never how fast anything is. */
class BenchStreamIT {

    @TempDir
    Path directory;

    @Test
    void shouldReportRatiosRatesAndCostsOfWhatItMeasured() throws IOException {
        Path file = directory.resolve("bench.json");
        CommandRun run = CommandRun.of(
                "bench",
                "stream",
                "--quick",
                "--events",
                "10000",
                "--modes",
                "PASS_THROUGH,INFERENCE,ONE_BY_ONE,MICRO_BATCHED",
                "--only-exactly-once",
                "--no-latency",
                "--report",
                file.toString());
        assertThat(run.exitCode()).as(() -> run.out() + run.err()).isZero();
        assertThat(run.out()).contains("measure the JIT compiler");

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        JsonNode ratios = report.path("ratios");
        JsonNode rates = report.path("rates");
        double ours = rates.path("microBatchedExactlyOnce").asDouble();
        double pass = rates.path("passThroughExactlyOnce").asDouble();
        double inference = rates.path("inference").asDouble();
        assertThat(ours).isPositive();
        assertThat(ratios.path("exactlyOnceToLimit").asDouble() / (ours * (1 / pass + 1 / inference)))
                .isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(ratios.path("exactlyOnceToPassThrough").asDouble()).isPositive();
        assertThat(ratios.path("exactlyOnceToOneByOne").asDouble()).isPositive();
        assertThat(report.path("cpuSecondsPerMillion")
                        .path("microBatchedExactlyOnce")
                        .asDouble())
                .isPositive();
        assertThat(report.path("allocationBytesPerEvent").isNumber()).isTrue();
        assertThat(report.path("startToFirstScoreSeconds").asDouble()).isPositive();
        assertThat(report.path("machine").path("jdk").asText())
                .contains(Runtime.version().toString());
        assertThat(report.path("command").asText()).startsWith("dilepton bench stream --quick");
    }
}
