package io.dilepton.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

    @Test
    void shouldReproduceAStudyOnAFileAndReportItsRows(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("dielectron-2010.csv");
        assertThat(CommandRun.of("simulate", "--events", "3000", "--seed", "3", "--out", data.toString())
                        .exitCode())
                .isZero();
        Path file = directory.resolve("reports/seed001.json");
        CommandRun run = CommandRun.of(
                "reproduce", "seed-001", "--data", directory.toString(), "--quick", "--report", file.toString());
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("study").asText()).isEqualTo("seed-001");
        assertThat(report.path("rows").findValuesAsText("name"))
                .contains("majority accuracy", "logistic regression f1", "network precision", "network auc");
        JsonNode accuracy = row(report, "network accuracy");
        assertThat(accuracy.path("low").asDouble())
                .isLessThan(accuracy.path("ours").asDouble());
        assertThat(accuracy.path("ours").asDouble())
                .isGreaterThan(row(report, "majority accuracy").path("ours").asDouble());
        assertThat(accuracy.path("paper").asDouble()).isEqualTo(0.985);
        assertThat(run.exitCode())
                .as(run.out() + run.err())
                .isEqualTo(report.path("rows").findValuesAsText("verdict").contains("worse") ? 1 : 0);
        assertThat(run.out()).contains("0.98-0.99").contains("450 held-out rows");
    }

    @Test
    void shouldRefuseWhatItCannotDoBeforeAnyTraining(@TempDir Path directory) {
        CommandRun unknown = CommandRun.of("reproduce", "seed-009", "--data", directory.toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no study is named 'seed-009'; known: seed-000, seed-001");
        CommandRun empty = CommandRun.of("reproduce", "seed-001", "--data", directory.toString());
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("./dilepton data fetch dielectron-2010");
        CommandRun missing = CommandRun.of("reproduce", "seed-001", "--data", "no/such/place");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("no/such/place is no readable file or directory");
    }

    private static JsonNode row(JsonNode report, String name) {
        for (JsonNode row : report.path("rows")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name + " in " + report);
    }
}
