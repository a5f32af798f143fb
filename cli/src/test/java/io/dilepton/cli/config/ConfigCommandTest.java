package io.dilepton.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.KnownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    private static List<ConfigKey<?>> keys() {
        return KeySection.all().stream()
                .<ConfigKey<?>>flatMap(section -> section.keys().stream())
                .toList();
    }

    @Test
    void shouldBeWhatTheDocumentationSays() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("regenerate it: ./dilepton config list --format markdown > docs/configuration.md")
                .isEqualTo(
                        CommandRun.of("config", "list", "--format", "markdown").out());
    }

    @Test
    void shouldGiveEachKeyAnEnvironmentVariableOfItsOwn() {
        assertThat(keys().stream().map(key -> KnownKeys.variable(key.name())).toList())
                .doesNotHaveDuplicates()
                .allSatisfy(variable -> assertThat(variable).matches("DILEPTON_[A-Z0-9_]+"));
    }

    @Test
    void shouldDescribeEachKey() {
        assertThat(keys()).allSatisfy(key -> {
            assertThat(key.text()).as(key.name()).endsWith(".").doesNotContain("|", "\n");
            assertThat(key.name()).matches("[a-z0-9]+(\\.[a-z0-9]+)+");
            assertThat(key.name().endsWith(".ms"))
                    .as(key.name())
                    .isEqualTo(key.unit().equals("ms"));
        });
    }

    @Test
    void shouldWriteAnExampleFileThatChangesNothingAndWhoseLinesAreSettingsWithoutTheirComment(@TempDir Path directory)
            throws IOException {
        String example =
                CommandRun.of("config", "list", "--format", "properties").out();
        assertThat(example.lines().filter(line -> !line.isBlank())).allMatch(line -> line.startsWith("#"));

        List<String> settings = example.lines()
                .filter(line -> line.matches("#[a-z].*=.*"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(settings).hasSameSizeAs(keys());
        Path file = Files.write(directory.resolve("all.properties"), settings);
        assertThat(CommandRun.of("config", "show", "--config", file.toString()).exitCode())
                .isZero();
    }

    @Test
    void shouldListTheKeysForPeopleAndPrograms() throws IOException {
        CommandRun text = CommandRun.of("config", "list");
        assertThat(text.out()).contains("  commit.interval.ms = 100").contains("DILEPTON_COMMIT_INTERVAL_MS");
        JsonNode json = new ObjectMapper()
                .readTree(CommandRun.of("config", "list", "--format", "json").out());
        assertThat(json).hasSize(keys().size());
        assertThat(json.get(0).path("name").asText()).isEqualTo("bootstrap.servers");
    }

    @Test
    void shouldShowWhatIsInForceAndHideSecrets(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("d.properties"),
                "num.stream.threads=3\nssl.keystore.password=geheim\ncommit.interval.ms=7\n");
        CommandRun run = CommandRun.of(
                "config", "show", "--config", file.toString(), "--set", "commit.interval.ms=50", "--bootstrap", "a:1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .contains(
                        "num.stream.threads=3  # " + file,
                        "commit.interval.ms=50  # --set",
                        "bootstrap.servers=a:1  # --bootstrap",
                        "ssl.keystore.password=(hidden)  # " + file,
                        "dilepton.scoring.batch.size=256  # default");
        assertThat(run.out()).doesNotContain("geheim");
    }

    @Test
    void shouldNameAllProblemsWhenSettingsAreWrong() {
        CommandRun run = CommandRun.of(
                "config", "show", "--given", "--set", "comit.interval.ms=50", "--set", "num.stream.threads=none");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().toList())
                .containsExactly(
                        "dilepton: num.stream.threads must be a whole number, not 'none' (--set)",
                        "dilepton: unknown key 'comit.interval.ms': did you mean 'commit.interval.ms'? (--set)");
    }
}
