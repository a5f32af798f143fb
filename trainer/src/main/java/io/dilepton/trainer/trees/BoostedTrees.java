package io.dilepton.trainer.trees;

import io.dilepton.core.features.FeatureSet;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trained trees: as plain arrays, and as the library keeps them. The probability is the sigmoid of the sum of one leaf per tree. */
public final class BoostedTrees {

    private final int width;
    private final byte[] library;
    private final List<DecisionTree> trees;

    BoostedTrees(int width, byte[] library) {
        this.width = width;
        this.library = library;
        this.trees = ModelJson.trees(library);
    }

    /**
     * Returns the number of input columns.
     *
     * @return width of a row
     */
    public int width() {
        return width;
    }

    /**
     * Returns the trees.
     *
     * @return trees in the order of training
     */
    public List<DecisionTree> trees() {
        return trees;
    }

    /**
     * Computes probabilities with the library that trained.
     *
     * @param features row-major float32 [rows, width]; {@link FeatureSet#MISSING} where a value is missing
     * @param rows number of rows
     * @return one probability per row
     */
    public float[] probabilities(float[] features, int rows) {
        return predict(features, rows, false);
    }

    /**
     * Computes logits with the library that trained.
     *
     * @param features row-major float32 [rows, width]; {@link FeatureSet#MISSING} where a value is missing
     * @param rows number of rows
     * @return one logit per row
     */
    public double[] logits(float[] features, int rows) {
        float[] margins = predict(features, rows, true);
        double[] logits = new double[rows];
        Arrays.setAll(logits, row -> margins[row]);
        return logits;
    }

    /**
     * Finds the leaves of rows.
     *
     * @param features row-major float32 [rows, width]; {@link FeatureSet#MISSING} where a value is missing
     * @param rows number of rows, at least 1
     * @return node number of the leaf, [rows, trees]
     */
    public int[][] leaves(float[] features, int rows) {
        try (NativeRows matrix = new NativeRows(features, rows, width)) {
            Booster booster = NativeRows.booster(library);
            try {
                float[][] predicted = booster.predictLeaf(matrix.handle(), 0);
                int[][] leaves = new int[rows][trees.size()];
                for (int row = 0; row < rows; row++) {
                    for (int tree = 0; tree < leaves[row].length; tree++) {
                        leaves[row][tree] = (int) predicted[row][tree];
                    }
                }
                return leaves;
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new BoostingException(e);
        }
    }

    private float[] predict(float[] features, int rows, boolean margin) {
        float[] values = new float[rows];
        if (rows == 0) {
            return values;
        }
        try (NativeRows matrix = new NativeRows(features, rows, width)) {
            Booster booster = NativeRows.booster(library);
            try {
                float[][] predicted = booster.predict(matrix.handle(), margin);
                for (int row = 0; row < rows; row++) {
                    values[row] = predicted[row][0];
                }
                return values;
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new BoostingException(e);
        }
    }
}
