package io.dilepton.trainer.generative;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.linear;

import io.dilepton.core.generation.CounterRandom;
import io.dilepton.trainer.network.LibTorch;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** A generator in native memory. Belongs to the scope that it is made in. */
final class GeneratorNetwork {

    private static final int ROWS_PER_CALL = 4096;

    private final GeneratorShape shape;
    private final NativeWeights weights;
    private final Tensor thresholds;

    GeneratorNetwork(GeneratorShape shape, List<WeightArray> arrays, float[] thresholds, boolean learnable) {
        this.shape = shape;
        this.weights = new NativeWeights(arrays, learnable);
        this.thresholds = Tensor.create(thresholds.length == 0 ? new float[1] : thresholds);
    }

    NativeWeights weights() {
        return weights;
    }

    /** Scaled rows of latent numbers, float32 [rows, latent] to [rows, continuous + signs]. */
    Tensor forward(Tensor latents) {
        Tensor rest = latents.narrow(1, shape.signs(), shape.latent() - shape.signs());
        Tensor signs = shape.signs() == 0
                ? rest.narrow(1, 0, 0)
                : latents.narrow(1, 0, shape.signs()).sub(thresholds).sign();
        Tensor x = cat(new TensorVector(signs, rest), 1);
        int next = 0;
        for (int layer = 0; layer < shape.hidden().size(); layer++) {
            Tensor y = linear(x, weights.get(next), new TensorOptional(weights.get(next + 1)));
            x = y.mul(y.mul(weights.get(next + 2)).sigmoid());
            next += 3;
        }
        Tensor y = linear(x, weights.get(next), new TensorOptional(weights.get(next + 1)));
        Tensor continuous = shape.isBounded()
                ? y.sigmoid()
                : y.add(linear(rest.narrow(1, 0, shape.continuous()), weights.get(next + 2)));
        return cat(new TensorVector(continuous, signs), 1);
    }

    /** Scaled rows of given latent numbers. */
    float[] outputs(float[] latents) {
        int rows = latents.length / shape.latent();
        int width = shape.continuous() + shape.signs();
        float[] result = new float[rows * width];
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int first = 0; first < rows; first += ROWS_PER_CALL) {
                int count = Math.min(ROWS_PER_CALL, rows - first);
                float[] block = new float[count * shape.latent()];
                System.arraycopy(latents, first * shape.latent(), block, 0, block.length);
                try (PointerScope scope = new PointerScope()) {
                    float[] made = LibTorch.array(forward(Tensor.create(block, count, shape.latent())));
                    System.arraycopy(made, 0, result, first * width, made.length);
                }
            }
        }
        return result;
    }

    /** Rows of standard normal numbers: row i follows from the stream and i alone. */
    static float[] latents(long stream, long first, int rows, int latent) {
        float[] values = new float[rows * latent];
        for (int row = 0; row < rows; row++) {
            long start = CounterRandom.start(stream, first + row, 0);
            for (int lane = 0; lane < latent; lane++) {
                values[row * latent + lane] = (float) CounterRandom.normal(start, lane);
            }
        }
        return values;
    }
}
