package io.dilepton.trainer.network;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.relu_;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** One dense layer in native memory: y = x·Wᵀ + b, and for a hidden layer batch normalisation and ReLU after it. */
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

    private DenseLayer(LayerWeights weights) {
        this.inputs = weights.inputs();
        this.outputs = weights.outputs();
        this.weight = Tensor.create(weights.weight(), outputs, inputs);
        this.bias = Tensor.create(weights.bias(), outputs);
        LayerWeights.Normalisation normalisation = weights.normalisation();
        this.norm = normalisation == null ? null : new Norm(normalisation);
    }

    static DenseLayer of(LayerWeights weights) {
        return new DenseLayer(weights);
    }

    /** Initial weights of a hidden layer: uniform with variance 2/inputs, right for ReLU (He et al., doi:10.1109/ICCV.2015.123). */
    static LayerWeights hidden(int inputs, int outputs, RandomGenerator random) {
        float[] ones = new float[outputs];
        Arrays.fill(ones, 1f);
        LayerWeights.Normalisation normalisation =
                new LayerWeights.Normalisation(ones, uniform(outputs, SHIFT, random), new float[outputs], ones.clone());
        return new LayerWeights(
                inputs,
                outputs,
                uniform(inputs * outputs, Math.sqrt(6.0 / inputs), random),
                new float[outputs],
                normalisation);
    }

    /** Initial weights of the output layer: small, so that training starts near probability one half. */
    static LayerWeights output(int inputs, RandomGenerator random) {
        return new LayerWeights(inputs, 1, uniform(inputs, 1 / Math.sqrt(inputs), random), new float[1], null);
    }

    Tensor forward(Tensor x, boolean training) {
        Tensor y = linear(x, weight, new TensorOptional(bias));
        Norm n = norm;
        return n == null ? y : relu_(n.forward(y, training));
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
                                LibTorch.array(n.variance)));
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
