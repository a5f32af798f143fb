package io.dilepton.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cli.CommandFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void shouldReadOffsetsTimesAndEnds() {
        assertThat(Position.parse("--from", "1200")).isEqualTo(new Position.Offset(1200));
        assertThat(Position.parse("--from", "earliest")).isEqualTo(new Position.Earliest());
        assertThat(Position.parse("--to", "Latest")).isEqualTo(new Position.Latest());
        assertThat(Position.parse("--to", "2026-01-31T12:00:00Z"))
                .isEqualTo(new Position.At(Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(Position.parse("--to", "2h")).isInstanceOf(Position.At.class);
    }

    @Test
    void shouldSayWhatMayBeWrittenInstead() {
        assertThatThrownBy(() -> Position.parse("--to", "-5"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "--to: '-5' is no position; write an offset, earliest, latest, a time ago such as 90s, 15m, 2h or"
                                + " 7d, or an instant such as 2026-01-31T12:00:00Z");
    }
}
