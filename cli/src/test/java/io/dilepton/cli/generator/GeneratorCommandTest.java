package io.dilepton.cli.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dilepton generator} as a user runs it. */
class GeneratorCommandTest {

    @TempDir
    Path directory;

    private CommandRun run(String command, String... arguments) {
        String[] line = new String[arguments.length + 2];
        line[0] = "generator";
        line[1] = command;
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return CommandRun.of(line);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void shouldComeOutAtTheFloorWhenASampleIsReadBackAsReference() throws Exception {
        CommandRun sample = run(
                "sample", "simulation", "--channel", "muon", "--count", "1500", "--seed", "4", "--out", path("z.csv"));
        assertThat(sample.exitCode()).as(sample.err()).isZero();
        assertThat(sample.out()).contains("1,500 events of simulation of Z candidates, muon pairs");

        CommandRun evaluation = run(
                "evaluate",
                "simulation",
                "--channel",
                "muon",
                "--against",
                path("z.csv"),
                "--events",
                "800",
                "--quick",
                "--report",
                path("q.json"),
                "--out",
                path("page"));

        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(evaluation.out()).contains("against 1,500 events: z.csv", "pT(ℓ0)", "two-sample AUC");
        JsonNode json = new ObjectMapper().readTree(directory.resolve("q.json").toFile());
        assertThat(json.get("features")).hasSize(13);
        assertThat(json.get("features").get(0).get("name").asText()).isEqualTo("pt0");
        assertThat(json.get("w1Mean").asDouble())
                .isLessThan(1.6 * json.get("w1MeanFloor").asDouble());
        assertThat(json.get("correlationMaxDifference").isNumber()).isTrue();
        assertThat(json.get("twoSampleAuc").get("value").asDouble()).isCloseTo(0.5, within(0.06));
        assertThat(json.get("twoSampleAuc").get("floor").isNumber()).isTrue();
        assertThat(json.get("constraintViolations").asLong())
                .as("the turn-on of the trigger has no sharp end")
                .isLessThanOrEqualTo(1);
        assertThat(json.get("zPeak").get("position").asDouble()).isCloseTo(91, within(0.6));
        assertThat(json.get("zPeak").get("width").asDouble()).isBetween(3.0, 6.0);
        assertPage();
    }

    private void assertPage() throws Exception {
        String html = Files.readString(directory.resolve("page/quality.html"));
        assertThat(html)
                .contains("Generator quality", "histogram-pairMass", "<svg")
                .doesNotContain("NaN");
        assertThat(directory.resolve("page/plots/histogram-pairMass.png")).isNotEmptyFile();
        assertThat(directory.resolve("page/plots/pearson-difference.svg")).isNotEmptyFile();
    }

    @Test
    void shouldReadBackTopPairsWithMissingMomentumAndJets() {
        CommandRun sample =
                run("sample", "simulation", "--process", "ttbar", "--count", "600", "--out", path("tt.csv.gz"));
        assertThat(sample.exitCode()).as(sample.err()).isZero();

        CommandRun evaluation = run(
                "evaluate",
                "simulation",
                "--process",
                "ttbar",
                "--against",
                path("tt.csv.gz"),
                "--events",
                "300",
                "--seed",
                "2",
                "--quick");

        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(evaluation.out())
                .contains("ETmiss", "against 600 events: tt.csv.gz")
                .doesNotContain("Z peak");
    }

    @Test
    void shouldWriteTheSameBytesWhenSeedIsTheSame() {
        run("sample", "simulation", "--channel", "electron", "--count", "50", "--seed", "9", "--out", path("a.csv"));
        run("sample", "simulation", "--channel", "electron", "--count", "50", "--seed", "9", "--out", path("b.csv"));
        run("sample", "simulation", "--channel", "electron", "--count", "50", "--seed", "8", "--out", path("c.csv"));

        assertThat(directory.resolve("a.csv")).hasSameBinaryContentAs(directory.resolve("b.csv"));
        assertThat(directory.resolve("a.csv").toFile().length())
                .isNotEqualTo(directory.resolve("c.csv").toFile().length());
    }

    @Test
    void shouldSayInALineWhatIsWrongWhenConditionsCannotBeMet() {
        assertWrong(
                "write 80-100", run("sample", "simulation", "--mass", "100-80", "--count", "5", "--out", path("x")));
        assertWrong(
                "60.0 to 120.0", run("sample", "simulation", "--mass", "200-300", "--count", "5", "--out", path("x")));
        assertWrong("one channel", run("sample", "simulation", "--count", "50", "--out", path("x.csv")));
        assertWrong("no generator 'vae'", run("sample", "vae", "--count", "5", "--out", path("x")));
        assertWrong("zll or ttbar", run("sample", "simulation", "--process", "wz", "--count", "5", "--out", path("x")));
        assertWrong(
                "top pairs come as they are",
                run(
                        "sample",
                        "simulation",
                        "--process",
                        "ttbar",
                        "--channel",
                        "muon",
                        "--count",
                        "5",
                        "--out",
                        path("x")));
        assertWrong("at least 1", run("sample", "simulation", "--count", "0", "--out", path("x")));
        assertWrong("at least 200", run("evaluate", "simulation", "--against", "simulation", "--events", "10"));
        assertWrong("no such file", run("evaluate", "simulation", "--against", path("none.csv")));
        assertThat(directory).isEmptyDirectory();
    }

    private static void assertWrong(String part, CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(part).doesNotContain("Exception").startsWith("dilepton: ");
    }
}
