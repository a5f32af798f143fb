package io.dilepton.trainer.network;

import org.jspecify.annotations.Nullable;

/** Weights of one dense layer, with its batch normalisation and activation where it has them. Immutable by convention: nobody writes to the arrays. */
public final class LayerWeights {

    private final int inputs;
    private final int outputs;
    private final float[] weight;
    private final float[] bias;
    private final @Nullable Normalisation normalisation;
    private final @Nullable Activation activation;

    LayerWeights(
            int inputs,
            int outputs,
            float[] weight,
            float[] bias,
            @Nullable Normalisation normalisation,
            @Nullable Activation activation) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weight = weight;
        this.bias = bias;
        this.normalisation = normalisation;
        this.activation = activation;
    }

    /**
     * Returns the width of the input.
     *
     * @return number of inputs
     */
    public int inputs() {
        return inputs;
    }

    /**
     * Returns the width of the output.
     *
     * @return number of outputs
     */
    public int outputs() {
        return outputs;
    }

    /**
     * Returns the weights.
     *
     * @return row-major float32 [outputs, inputs]; not to be written to
     */
    public float[] weight() {
        return weight;
    }

    /**
     * Returns the biases.
     *
     * @return float32 [outputs]; not to be written to
     */
    public float[] bias() {
        return bias;
    }

    /**
     * Returns the batch normalisation that follows the layer.
     *
     * @return null where none follows
     */
    public @Nullable Normalisation normalisation() {
        return normalisation;
    }

    /**
     * Returns the activation that ends the layer.
     *
     * @return null for the layer that gives the logit
     */
    public @Nullable Activation activation() {
        return activation;
    }

    /** Batch normalisation: y = scale·(x − mean)/√(variance + {@value #EPSILON}) + shift, each float32 [outputs]. */
    public static final class Normalisation {

        /** Added to the variance. */
        public static final double EPSILON = 1e-5;

        private final float[] scale;
        private final float[] shift;
        private final float[] mean;
        private final float[] variance;

        Normalisation(float[] scale, float[] shift, float[] mean, float[] variance) {
            this.scale = scale;
            this.shift = shift;
            this.mean = mean;
            this.variance = variance;
        }

        /**
         * Returns the learned scale.
         *
         * @return not to be written to
         */
        public float[] scale() {
            return scale;
        }

        /**
         * Returns the learned shift.
         *
         * @return not to be written to
         */
        public float[] shift() {
            return shift;
        }

        /**
         * Returns the running mean.
         *
         * @return not to be written to
         */
        public float[] mean() {
            return mean;
        }

        /**
         * Returns the running variance.
         *
         * @return not to be written to
         */
        public float[] variance() {
            return variance;
        }
    }
}
