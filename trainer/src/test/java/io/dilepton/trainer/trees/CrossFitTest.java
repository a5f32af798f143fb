package io.dilepton.trainer.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossFitTest {

    private static final int ROWS = 600;

    /** Two columns; signal is where the first is above zero, or pure chance. */
    private static FeatureMatrix rows(boolean chance) {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[2 * ROWS];
        boolean[] labels = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[2 * row] = (float) random.nextGaussian();
            values[2 * row + 1] = (float) random.nextGaussian();
            labels[row] = chance ? random.nextBoolean() : values[2 * row] > 0;
        }
        return new FeatureMatrix(2, values, labels);
    }

    private static float[] scores(FeatureMatrix rows) {
        double[] probabilities = CrossFit.probabilities(rows, new BoostingPlan(40, 6, 0.3, 1, 1, 1, 1, 1));
        float[] scores = new float[probabilities.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = (float) probabilities[row];
        }
        return scores;
    }

    @Test
    void shouldFindWhatOtherRowsTellButNotTheLabelOfTheRowItself() {
        FeatureMatrix clear = rows(false);
        assertThat(RocCurve.area(scores(clear), clear.labels())).isGreaterThan(0.98);
        // Trees that had seen the row would know its label by heart.
        FeatureMatrix chance = rows(true);
        assertThat(RocCurve.area(scores(chance), chance.labels())).isCloseTo(0.5, within(0.1));
    }

    @Test
    void shouldMixLabelsAndTreesByTheShareOfThePlan() {
        FeatureMatrix rows = rows(false);
        TrainingPlan labels = new TrainingPlan(List.of(4), 0, 1, 1, 64, 0.01, 0, 0, 0, 1, 3);
        assertThat(Task.DECAY_CHANNEL.taught(rows, labels)).isSameAs(rows);
        FeatureMatrix half = Task.DECAY_CHANNEL.taught(rows, PlanFields.set(labels, Map.of("distillation", 0.5)));
        FeatureMatrix all = Task.DECAY_CHANNEL.taught(rows, PlanFields.set(labels, Map.of("distillation", 1)));
        for (int row = 0; row < ROWS; row++) {
            assertThat(half.target(row)).isCloseTo((all.target(row) + rows.target(row)) / 2, within(1e-9));
        }
        int[] some = {5, 2};
        assertThat(all.selected(some).target(1)).isEqualTo(all.target(2));
        assertThat(all.target(5)).isStrictlyBetween(0.0, 1.0);
        assertThatThrownBy(() -> rows.withTargets(new double[3])).hasMessage("3 targets for 600 rows");
    }
}
