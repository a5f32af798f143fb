package io.dilepton.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "commit, commit, 0",
        "comit, commit, 1",
        "committ, commit, 1",
        "cammit, commit, 1",
        "ocmmit, commit, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void shouldCountSlips(String one, String other, int slips) {
        assertThat(Spelling.slips(one, other)).isEqualTo(slips);
        assertThat(Spelling.slips(other, one)).isEqualTo(slips);
    }

    @Test
    void shouldFindTheNearestWordAndNoneThatIsFar() {
        List<String> known = List.of("commit.interval.ms", "retry.backoff.ms", "linger.ms");
        assertThat(Spelling.closest("comit.intervall.ms", known)).contains("commit.interval.ms");
        assertThat(Spelling.closest("COMMIT_INTERVAL_MS", known)).contains("commit.interval.ms");
        assertThat(Spelling.closest("linger", known)).isEmpty();
        assertThat(Spelling.closest("colour", known)).isEmpty();
    }

    @Test
    void shouldTakeTheFirstByAlphabetWhenTwoAreAsNear() {
        assertThat(Spelling.closest("grapeb", List.of("grapec", "grapea"))).contains("grapea");
    }
}
