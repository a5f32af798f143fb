package io.dilepton.trainer.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeBoostingTest {

    private static final BoostingPlan PLAN = new BoostingPlan(30, 3, 0.3, 0.8, 0.8, 1, 1, 7);

    /** Signal lies outside a ring, and wherever the second value is missing. */
    static FeatureMatrix ring(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * 3];
        boolean[] labels = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 3; column++) {
                values[row * 3 + column] = (float) random.nextDouble(-1, 1);
            }
            boolean gone = random.nextInt(5) == 0;
            double radius = Math.hypot(values[row * 3], values[row * 3 + 1]);
            labels[row] = gone || radius > 0.7;
            if (gone) {
                values[row * 3 + 1] = FeatureSet.MISSING;
            }
        }
        return new FeatureMatrix(3, values, labels);
    }

    @Test
    void shouldLearnARingAndTheMeaningOfGapsWhenNoLineSeparatesThem() {
        BoostedTrees trees = TreeBoosting.train(ring(2000, 1), PLAN);
        FeatureMatrix others = ring(1000, 2);
        float[] p = trees.probabilities(others.values(), others.rows());
        assertThat(RocCurve.area(p, others.labels())).isGreaterThan(0.97);
        for (int row = 0; row < others.rows(); row++) {
            if (others.values()[row * 3 + 1] == FeatureSet.MISSING) {
                assertThat(p[row]).isGreaterThan(0.5f);
            }
        }
    }

    @Test
    void shouldGrowTheSameTreesWhenTheSeedIsTheSame() {
        FeatureMatrix others = ring(200, 3);
        float[] first = TreeBoosting.train(ring(1000, 1), PLAN).probabilities(others.values(), 200);
        assertThat(TreeBoosting.train(ring(1000, 1), PLAN).probabilities(others.values(), 200))
                .isEqualTo(first);
        BoostingPlan otherSeed = new BoostingPlan(30, 3, 0.3, 0.8, 0.8, 1, 1, 8);
        assertThat(TreeBoosting.train(ring(1000, 1), otherSeed).probabilities(others.values(), 200))
                .isNotEqualTo(first);
    }

    @Test
    void shouldReadTheTreesThatTheLibraryGrew() {
        BoostedTrees trees = TreeBoosting.train(ring(1000, 1), PLAN);
        assertThat(trees.trees()).hasSize(30).allSatisfy(tree -> {
            assertThat(tree.nodes()).isBetween(1, 15);
            for (int node = 0; node < tree.nodes(); node++) {
                assertThat(tree.isLeaf(node)).isEqualTo(tree.right()[node] < 0);
            }
        });
        assertThat(trees.probabilities(new float[0], 0)).isEmpty();
    }

    @Test
    void shouldRefuseWhenAHyperparameterIsOutOfRange() {
        assertThatThrownBy(() -> new BoostingPlan(0, 3, 0.3, 1, 1, 1, 1, 1)).hasMessageContaining("trees must lie in");
        assertThatThrownBy(() -> new BoostingPlan(1, 17, 0.3, 1, 1, 1, 1, 1)).hasMessageContaining("depth must lie in");
        assertThatThrownBy(() -> new BoostingPlan(1, 3, 0, 1, 1, 1, 1, 1)).hasMessageContaining("learning rate");
    }
}
