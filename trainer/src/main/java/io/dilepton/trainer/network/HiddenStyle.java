package io.dilepton.trainer.network;

/**
 * How hidden layers are made.
 *
 * @param activation what a layer does to the sums of its inputs
 * @param normalised whether batch normalisation comes before the activation
 */
public record HiddenStyle(Activation activation, boolean normalised) {

    /** ReLU after batch normalisation. */
    public static final HiddenStyle DEFAULT = new HiddenStyle(Activation.RELU, true);
}
