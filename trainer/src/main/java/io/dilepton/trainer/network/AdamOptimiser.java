package io.dilepton.trainer.network;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Adam (Kingma, Ba, arXiv:1412.6980) with L2 weight decay. The one place that sets its options: the native library hands out the pair of
 * betas as a raw pointer into a C++ tuple, which is laid out backwards on some platforms.
 */
public final class AdamOptimiser {

    private static final double DEFAULT_BETA1 = 0.9;

    private final Adam adam;

    /**
     * Makes an optimiser; it belongs to the open {@link PointerScope}.
     *
     * @param parameters learnable tensors
     * @param beta1 decay of the mean of the gradient, in [0, 1)
     * @param beta2 decay of the mean of its square, in [0, 1)
     * @param weightDecay L2 penalty: this multiple of the parameter is added to its gradient
     */
    public AdamOptimiser(List<Tensor> parameters, double beta1, double beta2, double weightDecay) {
        AdamOptions options = new AdamOptions(0.001);
        options.weight_decay().put(weightDecay);
        DoublePointer betas = options.betas();
        int first = betas.get(0) == DEFAULT_BETA1 ? 0 : 1;
        betas.put(first, beta1);
        betas.put(1 - first, beta2);
        this.adam = new Adam(new TensorVector(parameters.toArray(Tensor[]::new)), options);
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @param rate learning rate, positive
     */
    public void learningRate(double rate) {
        try (PointerScope scope = new PointerScope()) {
            adam.param_groups().get(0).options().set_lr(rate);
        }
    }

    /** Forgets the gradients. */
    public void clearGradients() {
        adam.zero_grad();
    }

    /** Moves the parameters along their gradients. */
    public void step() {
        adam.step();
    }
}
