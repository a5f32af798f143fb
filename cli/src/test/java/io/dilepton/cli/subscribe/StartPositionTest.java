package io.dilepton.cli.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartPositionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void shouldReadTheEnds() {
        assertThat(StartPosition.parse("Earliest", CLOCK)).isEqualTo(new StartPosition.Earliest());
        assertThat(StartPosition.parse("latest", CLOCK)).isEqualTo(new StartPosition.Latest());
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-01-31T11:58:30Z",
        "15m, 2026-01-31T11:45:00Z",
        "2h, 2026-01-31T10:00:00Z",
        "7d, 2026-01-24T12:00:00Z",
        "2026-01-30T00:00:00Z, 2026-01-30T00:00:00Z",
        "2026-01-30T01:00:00+01:00, 2026-01-30T00:00:00Z"
    })
    void shouldReadTimes(String text, Instant instant) {
        assertThat(StartPosition.parse(text, CLOCK)).isEqualTo(new StartPosition.At(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "h", "-2h", "2w", "yesterday", "99999999999s", "2026-13-01T00:00:00Z"})
    void shouldListTheFormsWhenItIsNone(String text) {
        assertThatThrownBy(() -> StartPosition.parse(text, CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no position")
                .hasMessageContaining("2h");
    }
}
