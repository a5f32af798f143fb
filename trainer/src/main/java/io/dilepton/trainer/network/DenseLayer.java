package io.dilepton.trainer.network;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** One dense layer in native memory: y = x·Wᵀ + b, and for a hidden layer batch normalisation, where it has one, and activation after it. */
final class DenseLayer {

    private static final double RUNNING_MOMENTUM = 0.1;

    /**
     * Range of the initial shifts, in standard deviations. With no shift the kinks of all units lie at the mean of the data, and an edge
     * far from it, such as that of the Z window, is found late or never.
     */
    private static final double SHIFT = 2;

    private final int inputs;
    private final int outputs;
    private final Tensor weight;
    private final Tensor bias;
    private final @Nullable Norm norm;
    private final @Nullable Activation activation;

    private DenseLayer(LayerWeights weights) {
        this.inputs = weights.inputs();
        this.outputs = weights.outputs();
        this.weight = Tensor.create(weights.weight(), outputs, inputs);
        this.bias = Tensor.create(weights.bias(), outputs);
        LayerWeights.Normalisation normalisation = weights.normalisation();
        this.norm = normalisation == null ? null : new Norm(normalisation);
        this.activation = weights.activation();
    }

    static DenseLayer of(LayerWeights weights) {
        return new DenseLayer(weights);
    }

    /** Initial weights of a hidden layer: uniform within the bound that suits its activation. */
    static LayerWeights hidden(int inputs, int outputs, HiddenStyle style, RandomGenerator random) {
        LayerWeights.Normalisation normalisation = style.normalised() ? normalisation(outputs, random) : null;
        double bound = style.activation().initialBound(inputs, outputs);
        float[] weight = uniform(inputs * outputs, bound, random);
        float[] bias = style.normalised() ? new float[outputs] : uniform(outputs, bound, random);
        return new LayerWeights(inputs, outputs, weight, bias, normalisation, style.activation());
    }

    private static LayerWeights.Normalisation normalisation(int outputs, RandomGenerator random) {
        float[] ones = new float[outputs];
        Arrays.fill(ones, 1f);
        return new LayerWeights.Normalisation(ones, uniform(outputs, SHIFT, random), new float[outputs], ones.clone());
    }

    /** Initial weights of the output layer: small, so that training starts near probability one half. */
    static LayerWeights output(int inputs, RandomGenerator random) {
        return new LayerWeights(inputs, 1, uniform(inputs, 1 / Math.sqrt(inputs), random), new float[1], null, null);
    }

    Tensor forward(Tensor x, boolean training) {
        Tensor y = linear(x, weight, new TensorOptional(bias));
        Norm n = norm;
        Tensor sums = n == null ? y : n.forward(y, training);
        return activation == null ? sums : activation.of(sums);
    }

    Tensor weight() {
        return weight;
    }

    /** What is learned besides the weight matrix: bias, scale and shift, which no weight decay should pull to zero. */
    Stream<Tensor> offsets() {
        Norm n = norm;
        return n == null ? Stream.of(bias) : Stream.of(bias, n.scale, n.shift);
    }

    /** Everything that {@link #weights()} reads, learned or running. */
    List<Tensor> state() {
        Norm n = norm;
        return n == null ? List.of(weight, bias) : List.of(weight, bias, n.scale, n.shift, n.mean, n.variance);
    }

    /** Copies everything from weights of the same shape. */
    void set(LayerWeights weights) {
        List<Tensor> from = new DenseLayer(weights).state();
        List<Tensor> to = state();
        for (int i = 0; i < to.size(); i++) {
            to.get(i).copy_(from.get(i));
        }
    }

    LayerWeights weights() {
        Norm n = norm;
        return new LayerWeights(
                inputs,
                outputs,
                LibTorch.array(weight),
                LibTorch.array(bias),
                n == null
                        ? null
                        : new LayerWeights.Normalisation(
                                LibTorch.array(n.scale),
                                LibTorch.array(n.shift),
                                LibTorch.array(n.mean),
                                LibTorch.array(n.variance)),
                activation);
    }

    private static float[] uniform(int count, double bound, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }

    /** Batch normalisation. */
    private static final class Norm {

        private final Tensor scale;
        private final Tensor shift;
        private final Tensor mean;
        private final Tensor variance;

        Norm(LayerWeights.Normalisation weights) {
            this.scale = Tensor.create(weights.scale());
            this.shift = Tensor.create(weights.shift());
            this.mean = Tensor.create(weights.mean());
            this.variance = Tensor.create(weights.variance());
        }

        Tensor forward(Tensor x, boolean training) {
            return batch_norm(
                    x,
                    new TensorOptional(scale),
                    new TensorOptional(shift),
                    new TensorOptional(mean),
                    new TensorOptional(variance),
                    training,
                    RUNNING_MOMENTUM,
                    LayerWeights.Normalisation.EPSILON,
                    false);
        }
    }
}
