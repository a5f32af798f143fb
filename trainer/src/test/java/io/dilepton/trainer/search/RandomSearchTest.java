package io.dilepton.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.training.Teacher;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RandomSearchTest {

    private static final TrainingPlan BASE = new TrainingPlan(List.of(16), 0, 8, 8, 64, 0.01, 0, 0, 0, 1, 7);

    /** Signal lies in two opposite quadrants: a line finds nothing. */
    private static FeatureMatrix rows(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[2 * rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            values[2 * i] = (float) random.nextGaussian();
            values[2 * i + 1] = (float) random.nextGaussian();
            labels[i] = values[2 * i] * values[2 * i + 1] > 0;
        }
        return new FeatureMatrix(2, values, labels);
    }

    private static RandomSearch search(Map<String, Object> ranges) {
        return new RandomSearch(
                SearchSpace.of(ranges),
                BASE,
                new RandomSearch.Rows(rows(600), null),
                3,
                new RandomSearch.Recipe(training -> Preprocessing.standardising(training), Teacher.NONE));
    }

    @Test
    void shouldRankWhatLearnsBeforeWhatCannotAndWhatFails() {
        Map<String, Object> ranges = Map.of("learningRate", List.of(0.03, 1e-7));
        List<DrawScore> ranked = search(ranges).run(6, 2, List.of(), score -> {});
        assertThat(ranked)
                .hasSize(6)
                .allSatisfy(score -> assertThat(score.folds()).hasSize(3));
        assertThat(ranked.get(0).fields()).containsEntry("learningRate", 0.03);
        assertThat(ranked.get(0).accuracy()).isGreaterThan(0.8);
        assertThat(ranked.get(0).spread()).isBetween(0.0, 0.1);
        assertThat(ranked.get(5).fields()).containsEntry("learningRate", 1e-7);
        assertThat(ranked.get(5).accuracy()).isLessThan(0.7);
        DrawScore failed = new DrawScore(0, Map.of(), List.of(FoldScore.failed(0, 0, "the loss became NaN")));
        assertThat(DrawScore.BEST_FIRST.compare(failed, ranked.get(5))).isPositive();
    }

    @Test
    void shouldComeToTheSameWhenStoppedAndResumedOnAnotherNumberOfThreads() {
        Map<String, Object> ranges = Map.of("learningRate", Map.of("loguniform", List.of(1e-3, 1e-1)), "epochs", 2);
        List<DrawScore> whole = search(ranges).run(4, 1, List.of(), score -> {});
        List<FoldScore> early = new ArrayList<>();
        assertThatThrownBy(() -> search(ranges).run(4, 1, List.of(), score -> {
                    early.add(score);
                    if (early.size() == 5) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        List<FoldScore> late = new ArrayList<>();
        assertThat(search(ranges).run(4, 2, early, late::add)).isEqualTo(whole);
        assertThat(late).hasSize(12 - 5);
    }

    @Test
    void shouldTrainEachMemberOnItsOwnRowsWhenThePlanHasFolds() {
        Map<String, Object> same = Map.of("members", 3, "learningRate", 0.03);
        Map<String, Object> own = Map.of("members", 3, "learningRate", 0.03, "folds", 3);
        DrawScore together = search(same).run(1, 1, List.of(), score -> {}).get(0);
        DrawScore apart = search(own).run(1, 1, List.of(), score -> {}).get(0);
        assertThat(apart.accuracy()).isGreaterThan(0.8);
        assertThat(apart.folds()).isNotEqualTo(together.folds());
        Folds folds = new Folds(rows(600), 3, 7);
        assertThat(folds.rest(rows(600), 1).rows())
                .isEqualTo(folds.training(1).rows() + folds.validation(1).rows());
    }

    @Test
    void shouldLeaveEachRowOutOnceAndKeepTheShareOfSignal() {
        FeatureMatrix rows = rows(600);
        Folds folds = new Folds(rows, 5, 3);
        int leftOut = 0;
        for (int fold = 0; fold < 5; fold++) {
            FeatureMatrix own = folds.leftOut(fold);
            leftOut += own.rows();
            assertThat((double) own.positives() / own.rows())
                    .isBetween(rows.positives() / 600.0 - 0.02, rows.positives() / 600.0 + 0.02);
            int others = folds.training(fold).rows() + folds.validation(fold).rows();
            assertThat(others + own.rows()).isEqualTo(600);
            assertThat(folds.validation(fold).rows()).isBetween(40, 56);
        }
        assertThat(leftOut).isEqualTo(600);
        assertThatThrownBy(() -> new Folds(rows(60), 5, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 folds of");
    }

    @Test
    void shouldDrawFromThePublishedRangesOnlyWhatBelongsTogether() {
        SearchSpace space = SearchSpace.published();
        Map<String, Integer> seen = new TreeMap<>();
        for (int draw = 0; draw < 400; draw++) {
            Map<String, Object> fields = space.draw(1, draw);
            assertThat(space.draw(1, draw)).isEqualTo(fields);
            assertThat(number(fields, "learningRate")).isBetween(1e-5, 1e-2);
            double alpha = number(fields, "weightDecay") * number(fields, "batch");
            assertThat(alpha).isBetween(0.999e-6, 1.001e-2);
            assertThat(fields)
                    .containsEntry("epochs", 200)
                    .containsEntry("batchNormalisation", false)
                    .containsEntry("watched", "accuracy")
                    .containsEntry("tolerance", 1e-4);
            if ("adam".equals(fields.get("optimiser"))) {
                assertThat(number(fields, "beta1")).isBetween(0.8, 0.999);
                assertThat(number(fields, "beta2")).isBetween(0.9, 0.9999);
                assertThat(fields).doesNotContainKeys("momentum", "power").containsEntry("schedule", "constant");
            } else {
                assertThat(number(fields, "momentum")).isBetween(0.8, 0.999);
                assertThat(fields).doesNotContainKeys("beta1", "beta2");
                assertThat(fields.containsKey("power")).isEqualTo("invscaling".equals(fields.get("schedule")));
            }
            for (String name : List.of("activation", "optimiser", "hidden", "batch", "schedule")) {
                seen.merge(name + " " + fields.get(name), 1, Integer::sum);
            }
        }
        assertThat(seen).hasSize(3 + 2 + 8 + 4 + 3);
    }

    private static double number(Map<String, Object> fields, String name) {
        return Double.parseDouble(String.valueOf(fields.get(name)));
    }

    @Test
    void shouldSayWhatIsWrongWhenARangeIs() {
        assertThatThrownBy(() -> SearchSpace.of(Map.of("learnignRate", 0.1)))
                .hasMessage("unknown key 'learnignRate': did you mean 'learningRate'?");
        assertThatThrownBy(() -> SearchSpace.of(Map.of("dropout", Map.of("normal", List.of(0, 1)))))
                .hasMessageStartingWith("dropout is a list of values");
        assertThatThrownBy(() -> SearchSpace.of(Map.of("dropout", Map.of("uniform", List.of(0.5, 0.1)))))
                .hasMessageContaining("not from 0.5 to 0.1");
        assertThatThrownBy(() -> SearchSpace.of(Map.of())).hasMessageContaining("at least one range");
    }
}
