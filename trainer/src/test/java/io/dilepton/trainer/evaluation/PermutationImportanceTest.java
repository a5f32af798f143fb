package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

    private static final List<String> NAMES = List.of("noise", "strong", "weak");
    private static final int ROWS = 3000;

    private final float[] values = new float[ROWS * NAMES.size()];
    private final boolean[] labels = new boolean[ROWS];

    PermutationImportanceTest() {
        SplittableRandom random = new SplittableRandom(12);
        for (int row = 0; row < ROWS; row++) {
            labels[row] = random.nextBoolean();
            for (int column = 0; column < NAMES.size(); column++) {
                values[row * NAMES.size() + column] =
                        (float) random.nextGaussian() + (labels[row] ? new float[] {0, 2, 0.7f}[column] : 0);
            }
        }
    }

    /** Uses the strong and the weak column, and not the noise. */
    private static float[] scores(float[] rows, int count) {
        float[] scores = new float[count];
        for (int row = 0; row < count; row++) {
            scores[row] = 2 * rows[row * 3 + 1] + 0.7f * rows[row * 3 + 2];
        }
        return scores;
    }

    @Test
    void shouldOrderFeaturesByWhatTheModelLosesWithoutThem() {
        float[] before = values.clone();
        PermutationImportance importance =
                PermutationImportance.of(NAMES, values, labels, PermutationImportanceTest::scores, 4);
        assertThat(values).isEqualTo(before);
        assertThat(importance.rows()).isEqualTo(ROWS);
        assertThat(importance.features())
                .extracting(PermutationImportance.Importance::feature)
                .containsExactly("strong", "weak", "noise");
        PermutationImportance.Importance strong = importance.features().get(0);
        assertThat(strong.loss()).isGreaterThan(0.2);
        assertThat(strong.interval().low()).isPositive().isLessThan(strong.loss());
        assertThat(importance.features().get(1).interval().low()).isPositive();
        assertThat(importance.features().get(2).loss()).isZero();
    }

    @Test
    void shouldDrawTheSameWhenTheSeedIsTheSame() {
        RowScorer scorer = PermutationImportanceTest::scores;
        PermutationImportance first = PermutationImportance.of(NAMES, values, labels, scorer, 4);
        assertThat(PermutationImportance.of(NAMES, values, labels, scorer, 4)).isEqualTo(first);
        assertThat(PermutationImportance.of(NAMES, values, labels, scorer, 5)).isNotEqualTo(first);
    }
}
