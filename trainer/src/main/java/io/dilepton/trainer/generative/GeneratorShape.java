package io.dilepton.trainer.generative;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a generator is built. Its input is latent numbers; the first of them give the columns of signs by thresholds. Hidden layers of Swish, x·sigmoid(βx) with a trainable
 * β, see the signs and the other numbers; to their output layer a linear map of the first of these numbers is added where there is one, which starts as a Gaussian copula.
 *
 * @param latent latent numbers
 * @param continuous continuous columns
 * @param signs columns of signs
 * @param hidden widths of the hidden layers
 * @param isBounded whether a sigmoid ends it
 */
public record GeneratorShape(int latent, int continuous, int signs, List<Integer> hidden, boolean isBounded) {

    /** Checks that there are latent numbers enough, and copies. */
    public GeneratorShape {
        hidden = List.copyOf(hidden);
        if (latent < signs + 1 || (!isBounded && latent < signs + continuous)) {
            throw new IllegalArgumentException(
                    latent + " latent numbers are too few for " + (continuous + signs) + " columns");
        }
    }

    /** Initial weights: for each hidden layer matrix, bias and β; matrix and bias of the output; the linear map. */
    List<WeightArray> initial(float[] copula, RandomGenerator random) {
        List<WeightArray> arrays = new ArrayList<>();
        int inputs = latent;
        for (int outputs : hidden) {
            double bound = Math.sqrt(6.0 / inputs);
            arrays.add(WeightArray.uniform(outputs, inputs, bound, random));
            arrays.add(WeightArray.uniform(1, outputs, 1 / Math.sqrt(inputs), random));
            arrays.add(WeightArray.filled(1, 1, 1));
            inputs = outputs;
        }
        double bound = isBounded ? Math.sqrt(3.0 / inputs) : 0;
        arrays.add(WeightArray.uniform(continuous, inputs, bound, random));
        arrays.add(WeightArray.filled(1, continuous, 0));
        if (!isBounded) {
            arrays.add(new WeightArray(continuous, continuous, copula));
        }
        return arrays;
    }
}
