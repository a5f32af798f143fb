package io.dilepton.trainer.network;

import java.util.List;

/** A whole trained network as plain arrays: standardisation of the input, hidden layers, and the layer that gives the logit. */
public final class NetworkWeights {

    private final float[] mean;
    private final float[] deviation;
    private final List<LayerWeights> layers;

    /**
     * Makes the weights.
     *
     * @param mean mean of each input column; not to be written to afterwards
     * @param deviation standard deviation of each input column, positive; not to be written to afterwards
     * @param layers hidden layers in order, then the output layer
     */
    NetworkWeights(float[] mean, float[] deviation, List<LayerWeights> layers) {
        this.mean = mean;
        this.deviation = deviation;
        this.layers = List.copyOf(layers);
    }

    /**
     * Returns the number of input columns.
     *
     * @return width of a row
     */
    public int width() {
        return mean.length;
    }

    /**
     * Returns the mean of each input column.
     *
     * @return float32 [width]; not to be written to
     */
    public float[] mean() {
        return mean;
    }

    /**
     * Returns the standard deviation of each input column.
     *
     * @return float32 [width]; not to be written to
     */
    public float[] deviation() {
        return deviation;
    }

    /**
     * Returns the layers.
     *
     * @return hidden layers in order, then the output layer
     */
    public List<LayerWeights> layers() {
        return layers;
    }
}
