package io.dilepton.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.trainer.search.FoldScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresFileTest {

    @TempDir
    private Path home;

    @Test
    void shouldReadWhatWasAddedWhenALineWasCutOff() throws IOException {
        ScoresFile file = new ScoresFile(home.resolve("scores.jsonl"), "toy, seed 1");
        FoldScore first = new FoldScore(0, 1, 0.8125, 0.9, 0.25, 12, null);
        FoldScore failed = new FoldScore(0, 2, Double.NaN, Double.NaN, Double.NaN, 0, "the loss became NaN");
        assertThat(file.open()).isEmpty();
        file.add(first);
        file.add(failed);
        assertThat(file.open()).containsExactly(first, failed);
        Files.writeString(file.file(), "{\"draw\":1,\"fo", StandardOpenOption.APPEND);
        assertThat(file.open()).containsExactly(first, failed);
        FoldScore next = new FoldScore(1, 0, 0.7, 0.8, Double.NaN, 3, null);
        file.add(next);
        assertThat(file.open()).containsExactly(first, failed, next);
        assertThatThrownBy(() -> new ScoresFile(file.file(), "toy, seed 2").open())
                .hasMessageContaining("the scores of another search");
    }
}
