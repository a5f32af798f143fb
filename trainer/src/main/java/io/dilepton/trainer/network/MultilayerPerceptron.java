package io.dilepton.trainer.network;

import static org.bytedeco.pytorch.global.torch.empty_like;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A multilayer perceptron for one probability: preprocessing, then for each hidden layer dense, batch normalisation where the style has it, activation and dropout, then
 * a dense layer that gives the logit. Without hidden layers it is logistic regression.
 *
 * <p>Native: make it inside a {@link PointerScope}, whose end frees it. For one thread.
 */
public final class MultilayerPerceptron {

    private static final int ROWS_PER_CALL = 4096;

    private final InputLayer input;
    private final List<DenseLayer> layers;

    /**
     * Copies weights into native memory.
     *
     * @param weights the weights
     */
    public MultilayerPerceptron(NetworkWeights weights) {
        this.input = new InputLayer(weights.preprocessing());
        this.layers = weights.layers().stream().map(DenseLayer::of).toList();
    }

    /**
     * Draws initial weights of layers in the default style.
     *
     * @param preprocessing what happens to a row before the first layer
     * @param hidden widths of the hidden layers; empty for logistic regression
     * @param random source of the weights
     * @return weights to start training from
     */
    public static NetworkWeights initial(Preprocessing preprocessing, List<Integer> hidden, RandomGenerator random) {
        return initial(preprocessing, hidden, HiddenStyle.DEFAULT, random);
    }

    /**
     * Draws initial weights.
     *
     * @param preprocessing what happens to a row before the first layer
     * @param hidden widths of the hidden layers; empty for logistic regression
     * @param style how the hidden layers are made
     * @param random source of the weights
     * @return weights to start training from
     */
    public static NetworkWeights initial(
            Preprocessing preprocessing, List<Integer> hidden, HiddenStyle style, RandomGenerator random) {
        List<LayerWeights> layers = new ArrayList<>();
        int inputs = preprocessing.outputs();
        for (int outputs : hidden) {
            layers.add(DenseLayer.hidden(inputs, outputs, style, random));
            inputs = outputs;
        }
        layers.add(DenseLayer.output(inputs, random));
        return new NetworkWeights(preprocessing, layers);
    }

    /**
     * Prepares rows for the first layer: the same for all networks of one preprocessing, and to be done once for rows that are used often.
     *
     * @param features float32 [batch, width], as the feature set gives them
     * @return float32 [batch, inputs of the first layer]; belongs to the open scope
     */
    public Tensor prepare(Tensor features) {
        return input.forward(features);
    }

    /**
     * Computes logits as they are when the network is in use: running statistics, no dropout.
     *
     * @param prepared rows as {@link #prepare} gives them
     * @return logits, float32 [batch, 1]; belongs to the open scope
     */
    public Tensor logits(Tensor prepared) {
        Tensor x = prepared;
        for (DenseLayer layer : layers) {
            x = layer.forward(x, false);
        }
        return x;
    }

    /**
     * Computes logits for a training step: batch normalisation over this batch, which moves its running statistics, and dropout.
     *
     * @param prepared rows as {@link #prepare} gives them; at least two
     * @param dropout share of hidden values set to zero, in [0, 1)
     * @param generator source of the dropped values
     * @return logits, float32 [batch, 1]; belongs to the open scope
     */
    public Tensor trainingLogits(Tensor prepared, double dropout, GeneratorOptional generator) {
        Tensor x = prepared;
        for (int i = 0; i < layers.size(); i++) {
            x = layers.get(i).forward(x, true);
            if (dropout > 0 && i < layers.size() - 1) {
                Tensor kept = empty_like(x).bernoulli_(1 - dropout, generator);
                x = x.mul(kept.mul_(new Scalar(1 / (1 - dropout))));
            }
        }
        return x;
    }

    /**
     * Computes probabilities of many rows.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one probability per row
     */
    public float[] probabilities(float[] features, int rows) {
        return outputs(features, rows, torch::sigmoid);
    }

    /**
     * Computes logits of many rows.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one logit per row
     */
    public float[] logits(float[] features, int rows) {
        return outputs(features, rows, UnaryOperator.identity());
    }

    private float[] outputs(float[] features, int rows, UnaryOperator<Tensor> last) {
        float[] result = new float[rows];
        int width = input.preprocessing().width();
        float[] block = new float[Math.min(ROWS_PER_CALL, rows) * width];
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int first = 0; first < rows; first += ROWS_PER_CALL) {
                int count = Math.min(ROWS_PER_CALL, rows - first);
                System.arraycopy(features, first * width, block, 0, count * width);
                try (PointerScope scope = new PointerScope()) {
                    Tensor x = Tensor.create(block, block.length / width, width).narrow(0, 0, count);
                    System.arraycopy(LibTorch.array(last.apply(logits(prepare(x)))), 0, result, first, count);
                }
            }
        }
        return result;
    }

    /**
     * Returns the weight matrices, which weight decay applies to, and makes them learnable.
     *
     * @return tensors of this network
     */
    public List<Tensor> matrices() {
        return layers.stream().map(layer -> learnable(layer.weight())).toList();
    }

    /**
     * Returns biases, scales and shifts, which weight decay does not apply to, and makes them learnable.
     *
     * @return tensors of this network
     */
    public List<Tensor> offsets() {
        return layers.stream()
                .flatMap(DenseLayer::offsets)
                .map(MultilayerPerceptron::learnable)
                .toList();
    }

    /**
     * Moves this network towards another of the same shape, statistics of the batch normalisation included: an exponential moving
     * average when done after every step.
     *
     * @param other network to follow
     * @param share share of the way, in [0, 1]
     */
    public void follow(MultilayerPerceptron other, double share) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            Scalar step = new Scalar(share);
            for (int i = 0; i < layers.size(); i++) {
                List<Tensor> mine = layers.get(i).state();
                List<Tensor> theirs = other.layers.get(i).state();
                for (int j = 0; j < mine.size(); j++) {
                    mine.get(j).lerp_(theirs.get(j), step);
                }
            }
        }
    }

    /**
     * Copies weights of the same shape into this network, whose tensors stay the same.
     *
     * @param weights the weights
     */
    public void set(NetworkWeights weights) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).set(weights.layers().get(i));
            }
        }
    }

    /**
     * Copies the weights out of native memory.
     *
     * @return the weights
     */
    public NetworkWeights weights() {
        return new NetworkWeights(
                input.preprocessing(), layers.stream().map(DenseLayer::weights).toList());
    }

    private static Tensor learnable(Tensor tensor) {
        return tensor.set_requires_grad(true);
    }
}
