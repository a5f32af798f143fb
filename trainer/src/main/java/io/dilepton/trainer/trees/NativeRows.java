package io.dilepton.trainer.trees;

import io.dilepton.core.features.FeatureSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in the library's memory, given back on closing. */
final class NativeRows implements AutoCloseable {

    private final DMatrix matrix;

    NativeRows(float[] features, int rows, int width) throws XGBoostError {
        float[] used = features.length == rows * width ? features : Arrays.copyOf(features, rows * width);
        this.matrix = new DMatrix(used, rows, width, FeatureSet.MISSING);
    }

    /** Sets the labels, 1 for signal, and the weights, one per row. */
    void learnFrom(boolean[] labels, float[] weights) throws XGBoostError {
        float[] targets = new float[labels.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = labels[i] ? 1 : 0;
        }
        matrix.setLabel(targets);
        matrix.setWeight(weights);
    }

    DMatrix handle() {
        return matrix;
    }

    static Booster booster(byte[] library) throws XGBoostError {
        try {
            return XGBoost.loadModel(library);
        } catch (IOException e) {
            throw new UncheckedIOException("trees in memory cannot be read", e);
        }
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
