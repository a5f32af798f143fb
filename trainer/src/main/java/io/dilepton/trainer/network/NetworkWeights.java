package io.dilepton.trainer.network;

import java.util.List;

/** A whole trained network as plain arrays: preprocessing of the input, hidden layers, and the layer that gives the logit. */
public final class NetworkWeights {

    private final Preprocessing preprocessing;
    private final List<LayerWeights> layers;

    /**
     * Makes the weights.
     *
     * @param preprocessing what happens to a row before the first layer
     * @param layers hidden layers in order, then the output layer
     */
    NetworkWeights(Preprocessing preprocessing, List<LayerWeights> layers) {
        this.preprocessing = preprocessing;
        this.layers = List.copyOf(layers);
    }

    /**
     * Returns the number of input columns.
     *
     * @return width of a row
     */
    public int width() {
        return preprocessing.width();
    }

    /**
     * Returns what happens to a row before the first layer.
     *
     * @return the preprocessing
     */
    public Preprocessing preprocessing() {
        return preprocessing;
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
