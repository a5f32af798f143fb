package io.dilepton.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsUsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promote z-candidate | names no version of a model; write z-candidate@3",
                "promote z-candidate@0 | names no version of a model",
                "promote z-candidate@1 --alias champoin | 'champoin' is no alias; write champion or challenger",
                "retire z-candidate@champion | name the version to retire by its number",
                "show | Missing required parameter"
            })
    void shouldSayWhatIsWrongWithACommandLine(String line, String message) {
        CommandRun run = CommandRun.of(("models " + line).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void shouldListTheCommandsWhenNoneIsGiven() {
        CommandRun run = CommandRun.of("models");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("say what to do: publish, list, show, promote, rollback, demote, retire, compare");
    }

    @Test
    void shouldTakeASlashForAnAt() {
        assertThat(ModelReference.parse("z-candidate/12")).isEqualTo(new ModelReference("z-candidate", "12"));
        assertThat(ModelReference.parse("higgs-mlp@challenger"))
                .isEqualTo(new ModelReference("higgs-mlp", "challenger"));
    }
}
