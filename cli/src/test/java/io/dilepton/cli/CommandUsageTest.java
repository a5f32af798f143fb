package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandUsageTest {

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void shouldNameEveryWrongSettingOfAStreamInALineOfItsOwn() {
        assertThat(run("stream", "--threads", "0", "--guarantee", "twice", "--metrics-port", "x"))
                .isEqualTo(2);
        assertThat(err.toString().lines().toList())
                .containsExactly(
                        "dilepton: processing.guarantee must be exactly_once_v2 or at_least_once, not 'twice' (--guarantee)",
                        "dilepton: num.stream.threads must be from 1 to 256, not 0 (--threads)",
                        "dilepton: dilepton.metrics.port must be a whole number, not 'x' (--metrics-port)");
    }

    @Test
    void shouldReadTheSettingsOfAStreamFromAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("stream.properties");
        Files.writeString(file, "application.id = a b\nnum.stream.threads = 999\n");
        assertThat(run("stream", "--config", file.toString(), "--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("not 'a b'").contains("not 0").doesNotContain("999");
        assertThat(run("stream", "--config", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none cannot be read");
    }

    @Test
    void shouldPointAtTheColumnWhenASubscriptionsConditionIsWrong() {
        assertThat(run("subscribe", "z", "--where", "probability > 0.9 && masss > 60"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("dilepton: --where, column 22: no field is named 'masss'; fields: run, lumi, event, ");
    }

    @Test
    void shouldSayWhatAPositionLooksLikeWhenASubscriptionsIsWrong() {
        assertThat(run("subscribe", "z", "--from", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).startsWith("dilepton: --from: 'tomorrow' is no position; write earliest, latest, ");
    }

    @Test
    void shouldNameTheStreamsWhenASubscriptionsIsNotKnown() {
        assertThat(run("subscribe", "w")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of [Z, HIGGS, SHADOW]");
    }

    @Test
    void shouldSayWhatIsWrongAndWhereToReadOnWhenTheCommandLineIsWrong() {
        assertThat(wrong("demo", "--events", "x"))
                .containsExactly(
                        "dilepton: Invalid value for option '--events': 'x' is not a whole number",
                        "Try 'dilepton demo --help'.");
        assertThat(wrong("replay", "--rate", "1", "--max", "f.csv").get(0))
                .isEqualTo("dilepton: --rate=N, --max are mutually exclusive (specify only one)");
        assertThat(wrong("replay", "--start", "noon", "f.csv").get(0))
                .isEqualTo("dilepton: Invalid value for option '--start': 'noon' is no time; write it such as"
                        + " 2026-01-31T12:00:00Z");
    }

    @Test
    void shouldRefuseAReportThatCannotBeWrittenBeforeTheDemonstrationBegins(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(wrong("demo", "--exit", "--report", directory.toString()))
                .containsExactly("dilepton: --report " + directory + ": no file can be written there");
        assertThat(wrong("demo", "--exit", "--report", file + "/report.json"))
                .containsExactly("dilepton: --report " + file + "/report.json: its folder cannot be made");
    }

    @Test
    void shouldOfferWhatWasPerhapsMeantWhenACommandOrAnOptionIsNotKnown() {
        assertThat(wrong("reply")).anyMatch(line -> line.contains("dilepton replay"));
        assertThat(wrong("demo", "--event", "5")).anyMatch(line -> line.contains("--events"));
    }

    @Test
    void shouldNameTheCommandsOfAGroupWhenNoneIsGiven() {
        assertThat(wrong("data"))
                .containsExactly("dilepton: name a command: list, fetch", "Try 'dilepton data --help'.");
        assertThat(wrong("cluster").get(0)).isEqualTo("dilepton: name a command: start");
        assertThat(wrong("config").get(0)).isEqualTo("dilepton: name a command: list, show");
        assertThat(wrong("bench").get(0)).startsWith("dilepton: name a command: stream, chaos");
        assertThat(wrong("fit").get(0)).isEqualTo("dilepton: name a quantity: z");
        assertThat(wrong("train").get(0)).startsWith("dilepton: name a task: z-candidate");
    }

    @Test
    void shouldSayWhatToDoWhenANativeLibraryCannotBeLoaded() {
        LinkageError error = new ExceptionInInitializerError(new UnsatisfiedLinkError("/tmp/lib.so: failed to map"));
        assertThat(Main.nativeLibraryFailure(error))
                .contains("/tmp/lib.so: failed to map")
                .contains("noexec");
        LinkageError other = new NoClassDefFoundError("a.B");
        assertThatThrownBy(() -> Main.nativeLibraryFailure(other)).isSameAs(other);
    }

    private static List<String> wrong(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err().lines().toList();
    }
}
