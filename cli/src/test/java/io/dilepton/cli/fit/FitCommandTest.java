package io.dilepton.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.core.event.ParticleMasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {

    @TempDir
    private static Path directory;

    private static Path muons;

    @BeforeAll
    static void simulate() {
        muons = directory.resolve("muons.csv.gz");
        CommandRun run = CommandRun.of(
                "simulate",
                "--events",
                "12000",
                "--preset",
                "z-peak",
                "--channel",
                "muon",
                "--seed",
                "5",
                "--out",
                muons.toString());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void shouldPrintAndReportBothShapesWhenAFileHasAPeak() throws IOException {
        Path report = directory.resolve("fit.json");
        CommandRun run =
                CommandRun.of("fit", "z", muons.toString(), "--flavour", "muon", "--report", report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("12,000 pairs read, 0 rows rejected")
                .contains("Breit-Wigner with a Gaussian resolution, 60-120 GeV")
                .contains("Breit-Wigner with a Crystal Ball resolution")
                .contains("(PDG 2024: 91.188)")
                .contains("2.496  fixed GeV")
                .contains("chi2/ndf")
                .containsPattern("\n     90 █{30,60}");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("pairs").asLong()).isEqualTo(12_000);
        assertThat(json.path("pdg").path("massError").asDouble()).isEqualTo(0.0020);
        JsonNode withTail = json.path("fits").get(1);
        assertThat(withTail.path("shape").asText()).isEqualTo("crystal_ball");
        assertThat(withTail.path("mass").path("value").asDouble()).isCloseTo(ParticleMasses.Z, within(0.3));
        assertThat(withTail.path("mass").path("error").asDouble()).isBetween(0.01, 0.1);
        assertThat(withTail.path("width").path("error").isNull()).isTrue();
        assertThat(withTail.path("tail").path("value").asDouble()).isPositive();
        assertThat(json.path("fits").get(0).path("tail").isMissingNode()).isTrue();
    }

    @Test
    void shouldFitTheWidthWhenItIsFree() {
        CommandRun run = CommandRun.of(
                "fit", "z", muons.toString(), "--flavour", "muon", "--free-width", "--shape", "crystal_ball");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("Gaussian").containsPattern("width +[0-9.]+ ± [0-9.]+ GeV");
    }

    @Test
    void shouldEndWithOneAndSayWhyWhenThereIsNoPeak() throws IOException {
        Path few = directory.resolve("few.csv");
        assertThat(CommandRun.of("simulate", "--events", "20", "--out", few.toString())
                        .exitCode())
                .isZero();
        CommandRun run = CommandRun.of("fit", "z", few.toString(), "--flavour", "electron");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("events between 60 and 120 GeV; the fit needs 50");
        assertThat(Files.exists(few)).isTrue();
    }

    @Test
    void shouldSayWhatIsWrongInOneLineWhenTheCommandLineIs() {
        CommandRun missing =
                CommandRun.of("fit", "z", directory.resolve("none.csv").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err().lines()).hasSize(1).first().asString().contains("none.csv");
        CommandRun range = CommandRun.of("fit", "z", muons.toString(), "--low", "95");
        assertThat(range.exitCode()).isEqualTo(2);
        assertThat(range.err().lines()).hasSize(1).first().asString().contains("fit range");
    }
}
