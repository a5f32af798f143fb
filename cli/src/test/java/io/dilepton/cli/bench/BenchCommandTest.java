package io.dilepton.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream --events 10 | --events must be at least 10000, not 10",
                "stream --rounds 0 | --rounds must be at least 1, not 0",
                "stream --threads 0 | --threads must be at least 1, not 0",
                "stream --partitions 65 | --partitions must be from 1 to 64, not 65",
                "stream --modes FAST | expected one of [PASS_THROUGH, INFERENCE, ENRICH_ONLY, ONE_BY_ONE, MICRO_BATCHED]",
                "chaos --events 1 | --events must be at least 1000, not 1",
                "chaos --kills -1 | --kills must not be negative",
                "chaos --kills 0 --only kill | --kills 0 leaves nothing to do",
                "chaos --guarantee twice | --guarantee must be exactly_once_v2 or at_least_once, not twice",
                "chaos --only meteor | 'meteor'",
            })
    void shouldSayWhatIsWrongBeforeAnythingIsStarted(String arguments, String message) {
        CommandRun run = CommandRun.of(("bench " + arguments).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
