package io.dilepton.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    /** Electron pairs, some in the Z window; pairs in it have higher run numbers. */
    private static Path file(Path directory) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2\n");
        for (int row = 0; row < 1800; row++) {
            double[] lepton = {0, 0, 0, 0, 0, 0};
            for (int i = 0; i < 6; i += 3) {
                lepton[i] = 20 * Math.exp(random.nextDouble(0, 1.2));
                lepton[i + 1] = random.nextDouble(-1.5, 1.5);
                lepton[i + 2] = random.nextDouble(-3.14, 3.14);
            }
            double mass = Math.sqrt(
                    2 * lepton[0] * lepton[3] * (Math.cosh(lepton[1] - lepton[4]) - Math.cos(lepton[2] - lepton[5])));
            int run = 160_000 + row % 40 + (mass > 80 && mass < 100 ? 25 : 0);
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.4f,%.4f,%.4f,1,%.4f,%.4f,%.4f,-1%n",
                    run,
                    row + 1,
                    lepton[0],
                    lepton[1],
                    lepton[2],
                    lepton[3],
                    lepton[4],
                    lepton[5]));
        }
        return Files.writeString(directory.resolve("pairs.csv"), csv);
    }

    @Test
    void shouldExitWithOneAndNameTheColumnUntilItIsLeftOut(@TempDir Path directory) throws IOException {
        Path pairs = file(directory);
        Path report = directory.resolve("deep/audit.json");
        CommandRun leaky = CommandRun.of(
                "audit",
                "z-candidate",
                "--flavour",
                "electron",
                "--without",
                "event",
                "--report",
                report.toString(),
                "--data",
                pairs.toString());
        assertThat(leaky.exitCode()).as(leaky.out() + leaky.err()).isEqualTo(1);
        assertThat(leaky.out()).contains("Leaks: Run.").containsPattern("Run +identifier .* leak");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("leaks").get(0).asText()).isEqualTo("Run");
        assertThat(json.at("/columns/0/gain/low").asDouble()).isPositive();
        assertThat(json.at("/columns/2/gain/value").isNull()).isTrue();
        assertThat(json.at("/duplicates/byContent").asLong()).isZero();

        CommandRun clean = CommandRun.of(
                "audit", "z-candidate", "--flavour", "electron", "--without", "run,event", "--data", pairs.toString());
        assertThat(clean.exitCode()).as(clean.out() + clean.err()).isZero();
        assertThat(clean.out()).contains("No leaks");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnowBeforeAnyTraining(@TempDir Path directory) throws IOException {
        Path pairs = file(directory);
        CommandRun task = CommandRun.of("audit", "top-quark", "--data", pairs.toString());
        assertThat(task.exitCode()).isEqualTo(2);
        assertThat(task.err()).contains("no task is named 'top-quark'; known: z-candidate");
        CommandRun column = CommandRun.of(
                "audit", "z-candidate", "--flavour", "electron", "--without", "runn", "--data", pairs.toString());
        assertThat(column.exitCode()).isEqualTo(2);
        assertThat(column.err()).contains("no column is named 'runn'");
    }
}
