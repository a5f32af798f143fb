package io.dilepton.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayCommandTest {

    @TempDir
    private Path directory = Path.of("");

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                wrong("must be positive", "--rate", "0"),
                wrong("must be positive", "--speed", "-2"),
                wrong("mutually exclusive", "--rate", "5", "--max"),
                wrong("limit", "--limit", "0"),
                wrong("max-reject-share", "--max-reject-share", "2"),
                wrong("does not take events", "--topic", "dilepton.models"),
                wrong("ELECTRON, MUON", "--flavour", "tau"),
                wrong("DATA, SIMULATION", "--origin", "synthetic"),
                wrong("--report", "--report", "no/such/directory/report.json"),
                wrong("--rejects", "--rejects", "no/such/directory/rejects.csv"),
                wrong("--start", "--start", "yesterday"));
    }

    private static Arguments wrong(String message, String... options) {
        return Arguments.of(message, options);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongOptions")
    void shouldExitWithTwoWhenAnOptionIsWrong(String message, String[] options) {
        String file = EventRows.good(directory.resolve("zee.csv"), 3).toString();

        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("replay", file), Stream.of(options)).toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void shouldExitWithTwoWhenAFileCannotBeReplayed() throws IOException {
        Path unknown = Files.writeString(directory.resolve("table.csv"), "a,b,c\n1,2,3\n");
        Path open = EventRows.good(directory.resolve("events.csv"), 3);

        assertThat(CommandRun.of("replay").exitCode()).isEqualTo(2);
        assertThat(refusal(directory.resolve("none.csv"))).contains("none.csv: no such file");
        assertThat(refusal(directory)).contains("is a directory");
        assertThat(refusal(unknown)).contains("table.csv", "a,b,c", "lepton-angles", "atlas-higgs-2014");
        assertThat(refusal(open)).contains("events.csv", "--flavour");
    }

    private static String refusal(Path file) {
        CommandRun run = CommandRun.of("replay", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }
}
