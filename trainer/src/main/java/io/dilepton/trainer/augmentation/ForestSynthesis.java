package io.dilepton.trainer.augmentation;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.ForestPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws from the leaves of a random forest: a tree at random, a leaf by its number of pairs, then a Gaussian with the mean and the covariance of the
 * pairs in it. The label is that of most of them; charges are those of one of them.
 *
 * @param trees number of trees, at least 1
 * @param leafRows about the least number of pairs in a leaf, more than there are coordinates
 */
public record ForestSynthesis(int trees, int leafRows) implements Augmenter {

    private static final int DEPTH = 8;

    /** Share of covariance that a leaf needs rows for. */
    private static final int LEAST_ROWS = PairSample.CONTINUOUS + 2;

    /** Checks the ranges. */
    public ForestSynthesis {
        if (trees < 1 || leafRows < LEAST_ROWS) {
            throw new IllegalArgumentException("a forest for synthesis needs a tree and " + LEAST_ROWS
                    + " pairs in a leaf, not " + trees + " and " + leafRows);
        }
    }

    @Override
    public String name() {
        return "forest";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        FeatureMatrix coordinates = training.coordinates();
        ForestPlan plan = new ForestPlan(trees, DEPTH, leafRows, random.nextInt(Integer.MAX_VALUE));
        BoostedTrees forest = TreeBoosting.forest(coordinates, plan);
        int[][] leaves = forest.leaves(coordinates.values(), coordinates.rows());
        List<Map<Integer, Leaf>> byTree = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            Map<Integer, Leaf> ofTree = new HashMap<>();
            for (int row = 0; row < training.rows(); row++) {
                ofTree.computeIfAbsent(leaves[row][tree], leaf -> new Leaf()).add(row);
            }
            byTree.add(ofTree);
        }
        PairSample.Builder made = new PairSample.Builder(count);
        while (made.rows() < count) {
            int tree = random.nextInt(trees);
            // The leaf of a random pair: each leaf as likely as it has pairs.
            Leaf leaf = byTree.get(tree).get(leaves[random.nextInt(training.rows())][tree]);
            if (leaf != null && leaf.size() >= LEAST_ROWS) {
                double[] row = training.row(leaf.any(random));
                leaf.gaussian(training).draw(row, random);
                made.add(row, leaf.isSignal(training));
            }
        }
        return made.build();
    }

    /** The pairs of a leaf. */
    private static final class Leaf {

        private int[] rows = new int[8];
        private int size;
        private final List<Gaussian> fitted = new ArrayList<>(1);

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }

        int size() {
            return size;
        }

        int any(RandomGenerator random) {
            return rows[random.nextInt(size)];
        }

        boolean isSignal(PairSample sample) {
            int signals = 0;
            for (int i = 0; i < size; i++) {
                signals += sample.label(rows[i]) ? 1 : 0;
            }
            return 2 * signals > size;
        }

        Gaussian gaussian(PairSample sample) {
            if (fitted.isEmpty()) {
                fitted.add(fit(sample));
            }
            return fitted.get(0);
        }

        private Gaussian fit(PairSample sample) {
            double[] mean = new double[PairSample.CONTINUOUS];
            double[][] covariance = new double[mean.length][mean.length];
            for (int i = 0; i < size; i++) {
                for (int column = 0; column < mean.length; column++) {
                    mean[column] += sample.at(rows[i], column) / size;
                }
            }
            for (int i = 0; i < size; i++) {
                for (int a = 0; a < mean.length; a++) {
                    for (int b = 0; b < mean.length; b++) {
                        covariance[a][b] +=
                                (sample.at(rows[i], a) - mean[a]) * (sample.at(rows[i], b) - mean[b]) / (size - 1);
                    }
                }
            }
            return Gaussian.of(1, mean, covariance);
        }
    }
}
