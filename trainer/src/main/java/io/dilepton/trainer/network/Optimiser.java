package io.dilepton.trainer.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A rule by which parameters follow their gradients. The one place that sets its options: for Adam the native library hands out the pair of betas
 * as a raw pointer into a C++ tuple, which is laid out backwards on some platforms.
 */
public final class Optimiser {

    private static final double DEFAULT_BETA1 = 0.9;

    /** Any rate will do: it is set before each step. */
    private static final double INITIAL_RATE = 0.001;

    private final Optimizer rule;

    private Optimiser(Optimizer rule) {
        this.rule = rule;
    }

    /**
     * Adam (Kingma, Ba, arXiv:1412.6980) with L2 weight decay; belongs to the open {@link PointerScope}.
     *
     * @param parameters learnable tensors
     * @param beta1 decay of the mean of the gradient, in [0, 1)
     * @param beta2 decay of the mean of its square, in [0, 1)
     * @param epsilon added to the root of that mean, positive
     * @param weightDecay L2 penalty: this multiple of the parameter is added to its gradient
     * @return the optimiser
     */
    public static Optimiser adam(
            List<Tensor> parameters, double beta1, double beta2, double epsilon, double weightDecay) {
        AdamOptions options = new AdamOptions(INITIAL_RATE);
        options.weight_decay().put(weightDecay);
        options.eps().put(epsilon);
        DoublePointer betas = options.betas();
        int first = betas.get(0) == DEFAULT_BETA1 ? 0 : 1;
        betas.put(first, beta1);
        betas.put(1 - first, beta2);
        return new Optimiser(new Adam(vector(parameters), options));
    }

    /**
     * Stochastic gradient descent with momentum (Sutskever et al., ICML 2013) and L2 weight decay; belongs to the open {@link PointerScope}.
     *
     * @param parameters learnable tensors
     * @param momentum share of the last step that is made again, in [0, 1)
     * @param nesterov whether the gradient is taken where the momentum leads; needs momentum
     * @param weightDecay L2 penalty: this multiple of the parameter is added to its gradient
     * @return the optimiser
     */
    public static Optimiser gradientDescent(
            List<Tensor> parameters, double momentum, boolean nesterov, double weightDecay) {
        SGDOptions options = new SGDOptions(INITIAL_RATE);
        options.weight_decay().put(weightDecay);
        options.momentum().put(momentum);
        options.nesterov().put(nesterov && momentum > 0);
        return new Optimiser(new SGD(vector(parameters), options));
    }

    private static TensorVector vector(List<Tensor> parameters) {
        return new TensorVector(parameters.toArray(Tensor[]::new));
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @param rate learning rate, positive
     */
    public void learningRate(double rate) {
        try (PointerScope scope = new PointerScope()) {
            rule.param_groups().get(0).options().set_lr(rate);
        }
    }

    /** Forgets the gradients. */
    public void clearGradients() {
        rule.zero_grad();
    }

    /** Moves the parameters along their gradients. */
    public void step() {
        rule.step();
    }

    /**
     * Returns what the rule remembers of the steps so far.
     *
     * @return bytes for {@link #restore}
     */
    public byte[] memory() {
        return throughFile(file -> {
            OutputArchive archive = new OutputArchive();
            rule.save(archive);
            archive.save_to(file.toString());
        });
    }

    /**
     * Goes back to what an optimiser of the same rule and parameters remembered.
     *
     * @param memory bytes of {@link #memory}
     */
    public void restore(byte[] memory) {
        throughFile(file -> {
            try {
                Files.write(file, memory);
            } catch (IOException e) {
                throw new UncheckedIOException("the memory of the optimiser cannot be restored", e);
            }
            InputArchive archive = new InputArchive();
            archive.load_from(file.toString());
            rule.load(archive);
        });
    }

    /** The native archives read and write files alone. */
    private static byte[] throughFile(Consumer<Path> work) {
        try {
            Path file = Files.createTempFile("dilepton-optimiser", ".pt");
            try (PointerScope scope = new PointerScope()) {
                work.accept(file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of the optimiser cannot be kept in a temporary file", e);
        }
    }
}
