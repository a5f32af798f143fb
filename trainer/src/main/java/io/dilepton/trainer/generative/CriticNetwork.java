package io.dilepton.trainer.generative;

import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.leaky_relu;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * A critic in native memory: LeakyReLU behind each hidden layer, nothing behind the last, no batch normalisation. One output for a row; for {@link Method#ENERGY} as
 * many as the row has columns, since it is an autoencoder. Belongs to the scope that it is made in.
 */
final class CriticNetwork {

    private static final double SLOPE = 0.2;

    /** Keeps the derivative of the root finite at a gradient of zero. */
    private static final double TINY = 1e-12;

    private final NativeWeights weights;
    private final boolean encodes;

    CriticNetwork(List<WeightArray> arrays, boolean encodes) {
        this.weights = new NativeWeights(arrays, true);
        this.encodes = encodes;
    }

    /** Initial weights: matrix and bias of each layer. */
    static List<WeightArray> initial(int width, List<Integer> hidden, boolean encodes, RandomGenerator random) {
        List<Integer> widths = new ArrayList<>(hidden);
        if (encodes) {
            List<Integer> back = new ArrayList<>(hidden.subList(0, hidden.size() - 1));
            Collections.reverse(back);
            widths.addAll(back);
        }
        widths.add(encodes ? width : 1);
        List<WeightArray> arrays = new ArrayList<>();
        int inputs = width;
        for (int outputs : widths) {
            double bound = Math.sqrt(6.0 / ((1 + SLOPE * SLOPE) * inputs));
            arrays.add(WeightArray.uniform(outputs, inputs, bound, random));
            arrays.add(WeightArray.uniform(1, outputs, 1 / Math.sqrt(inputs), random));
            inputs = outputs;
        }
        return arrays;
    }

    NativeWeights weights() {
        return weights;
    }

    /** The score of each row, float32 [rows, 1]; of an autoencoder its energy, the mean square of what it gets wrong. */
    Tensor scores(Tensor rows) {
        Tensor x = rows;
        int layers = weights.tensors().size() / 2;
        for (int layer = 0; layer < layers; layer++) {
            x = linear(x, weights.get(2 * layer), new TensorOptional(weights.get(2 * layer + 1)));
            if (layer < layers - 1) {
                x = leaky_relu(x, new Scalar(SLOPE));
            }
        }
        return encodes ? x.sub(rows).square().mean(new long[] {1}, true, new ScalarTypeOptional()) : x;
    }

    /** Mean over rows between real and made ones of (‖gradient of the score‖ − 1)². */
    Tensor penalty(Tensor real, Tensor made, Tensor share) {
        Tensor between = made.add(share.mul(real.sub(made))).detach().set_requires_grad(true);
        Tensor gradient = grad(
                        new TensorVector(scores(between).sum()),
                        new TensorVector(between),
                        new TensorVector(),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
        return gradient.square()
                .sum(new long[] {1}, false, new ScalarTypeOptional())
                .add(new Scalar(TINY))
                .sqrt()
                .sub(new Scalar(1))
                .square()
                .mean();
    }
}
