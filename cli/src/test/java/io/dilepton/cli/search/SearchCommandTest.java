package io.dilepton.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {

    @TempDir
    private Path home;

    private Path data;
    private Path ranges;
    private Path out;

    @BeforeEach
    void simulate() throws IOException {
        data = home.resolve("dielectron.csv");
        out = home.resolve("search");
        ranges = Files.writeString(
                home.resolve("ranges.yaml"),
                "hidden: [[8], [12, 6]]\nlearningRate: {loguniform: [1e-3, 1e-1]}\nepochs: 2\nalpha: 1e-3\n");
        assertThat(CommandRun.of("simulate", "--events", "3000", "--seed", "3", "--out", data.toString())
                        .exitCode())
                .isZero();
    }

    private CommandRun search(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search",
                "z-candidate",
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--ranges",
                ranges.toString()));
        arguments.addAll(List.of("--folds", "2", "--threads", "2"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldRankDrawsAndGoOnWhereAnEarlierCallEnded() throws IOException {
        CommandRun first = search("--draws", "2");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("scores.jsonl"))).hasSize(1 + 4);
        CommandRun second = search("--draws", "3");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("4 scores of earlier calls");
        assertThat(Files.readAllLines(out.resolve("scores.jsonl"))).hasSize(1 + 6);
        assertThat(second.out()).contains("accuracy").contains("3 draws, 2 folds of 2,55");
        JsonNode report = new JsonMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.path("ranking")).hasSize(3);
        assertThat(report.at("/best/accuracy").asDouble())
                .isEqualTo(report.at("/ranking/0/accuracy").asDouble())
                .isGreaterThanOrEqualTo(report.at("/ranking/2/accuracy").asDouble());
        assertThat(PlanFile.read(out.resolve("best.yaml")))
                .containsKeys("hidden", "learningRate", "weightDecay")
                .containsEntry("epochs", 2);
        CommandRun other = search("--draws", "3", "--seed", "2");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("the scores of another search");
    }

    @Test
    void shouldRefuseWhatItCannotDo() throws IOException {
        assertThat(search("--draws", "0").err()).contains("--draws needs at least 1, not 0");
        Files.writeString(ranges, "learningRates: [0.1]\n");
        CommandRun run = search();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ranges.yaml: unknown key 'learningRates': did you mean 'learningRate'?");
        assertThat(CommandRun.of("search", "w-candidate", "--data", "x", "--out", "y")
                        .err())
                .contains("no task is named 'w-candidate'; known: z-candidate, decay-channel, higgs");
    }
}
