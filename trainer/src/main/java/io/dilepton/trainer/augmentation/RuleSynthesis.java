package io.dilepton.trainer.augmentation;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.trees.DecisionTree;
import io.dilepton.trainer.trees.ForestPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Smears pairs and puts them back inside the rule that they obey: the rule is the path of a decision tree from its root to the pair's leaf, a bound on
 * some coordinates. The label stays.
 *
 * @param noise standard deviation of the smearing in those of the coordinate, positive
 * @param depth most conditions of a rule
 */
public record RuleSynthesis(double noise, int depth) implements Augmenter {

    private static final int LEAF_ROWS = 20;

    /** Checks the ranges. */
    public RuleSynthesis {
        if (!(noise > 0) || depth < 1) {
            throw new IllegalArgumentException(
                    "rules need positive noise and at least one condition, not " + noise + " and " + depth);
        }
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        Scale scale = Scale.of(training);
        FeatureMatrix coordinates = training.coordinates();
        ForestPlan plan = new ForestPlan(1, depth, LEAF_ROWS, random.nextInt(Integer.MAX_VALUE));
        DecisionTree tree =
                TreeBoosting.forest(coordinates, plan.onEverything()).trees().get(0);
        PairSample.Builder made = new PairSample.Builder(count);
        for (int i = 0; i < count; i++) {
            int source = random.nextInt(training.rows());
            double[] row = training.row(source);
            Rule rule = Rule.of(tree, row);
            for (int column = 0; column < PairSample.CONTINUOUS; column++) {
                row[column] += noise * scale.deviation(column) * random.nextGaussian();
            }
            rule.project(row);
            made.add(row, training.label(source));
        }
        return made.build();
    }

    /** Bounds of the coordinates: at least {@code low}, less than {@code high}. */
    private static final class Rule {

        private final double[] low = new double[PairSample.WIDTH];
        private final double[] high = new double[PairSample.WIDTH];

        private Rule() {
            Arrays.fill(low, Double.NEGATIVE_INFINITY);
            Arrays.fill(high, Double.POSITIVE_INFINITY);
        }

        static Rule of(DecisionTree tree, double[] row) {
            Rule rule = new Rule();
            int node = 0;
            while (!tree.isLeaf(node)) {
                int column = tree.feature()[node];
                float threshold = tree.value()[node];
                if ((float) row[column] < threshold) {
                    rule.high[column] = Math.min(rule.high[column], threshold);
                    node = tree.left()[node];
                } else {
                    rule.low[column] = Math.max(rule.low[column], threshold);
                    node = tree.right()[node];
                }
            }
            return rule;
        }

        void project(double[] row) {
            for (int column = 0; column < PairSample.CONTINUOUS; column++) {
                row[column] = Math.max(low[column], row[column]);
                if (row[column] >= high[column]) {
                    row[column] = Math.nextDown((float) high[column]);
                }
            }
        }
    }
}
