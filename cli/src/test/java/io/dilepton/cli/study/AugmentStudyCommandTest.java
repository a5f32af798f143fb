package io.dilepton.cli.study;

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

class AugmentStudyCommandTest {

    private static Path pairs(Path directory, String name, double spread, int first) throws IOException {
        SplittableRandom random = new SplittableRandom(first);
        StringBuilder csv = new StringBuilder("Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2\n");
        for (int row = 0; row < 400; row++) {
            csv.append(String.format(Locale.ROOT, "160000,%d", first + row));
            for (int charge = -1; charge < 2; charge += 2) {
                csv.append(String.format(
                        Locale.ROOT,
                        ",%.4f,%.4f,%.4f,%d",
                        40 * Math.exp(0.2 * random.nextGaussian()),
                        Math.max(-2.4, Math.min(2.4, spread * random.nextGaussian())),
                        random.nextDouble(-3.14, 3.14),
                        charge));
            }
            csv.append('\n');
        }
        return Files.writeString(directory.resolve(name), csv);
    }

    @Test
    void shouldMakeTheTableOfAllTechniques(@TempDir Path directory) throws IOException {
        Path electrons = pairs(directory, "zee.csv", 1.4, 1);
        Path muons = pairs(directory, "zmumu.csv", 0.7, 1001);
        Path report = directory.resolve("study.json");
        CommandRun run = CommandRun.of(
                "augment-study",
                "decay-channel",
                "--quick",
                "--report",
                report.toString(),
                "--data",
                electrons.toString(),
                muons.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "mixup", "k nearest neighbours", "Gaussian mixtures", "forest", "rules", "needs the generator")
                .contains("0.8833", "+0.0030");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("rows")).hasSize(1 + 5 * 4 + 1);
        assertThat(json.path("rows").findValuesAsText("best").stream().filter("true"::equals))
                .hasSize(5);
        assertThat(json.at("/rows/1/paper/gain").asDouble()).isEqualTo(0.8517 - 0.8803);
        assertThat(json.at("/rows/1/gain/low").isNumber()).isTrue();
        assertThat(json.at("/rows/21/note").asText()).isEqualTo("needs the generator");
    }

    @Test
    void shouldRefuseTasksWhoseLabelFollowsFromTheMomenta() {
        CommandRun run = CommandRun.of("augment-study", "z-candidate", "--data", "any.csv");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("studied on decay-channel");
    }
}
