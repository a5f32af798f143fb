package io.dilepton.trainer.network;

import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/** What a hidden layer does to the sums of its inputs. */
public enum Activation {
    /** max(0, x). */
    RELU {
        @Override
        Tensor of(Tensor x) {
            return x.relu();
        }

        @Override
        double initialBound(int inputs, int outputs) {
            return Math.sqrt(6.0 / inputs);
        }
    },
    /** Hyperbolic tangent. */
    TANH {
        @Override
        Tensor of(Tensor x) {
            return x.tanh();
        }

        @Override
        double initialBound(int inputs, int outputs) {
            return Math.sqrt(6.0 / (inputs + outputs));
        }
    },
    /** 1/(1 + exp(−x)). */
    LOGISTIC {
        @Override
        Tensor of(Tensor x) {
            return x.sigmoid();
        }

        @Override
        double initialBound(int inputs, int outputs) {
            return Math.sqrt(2.0 / (inputs + outputs));
        }
    };

    abstract Tensor of(Tensor x);

    /**
     * Bound of uniform initial weights that keeps the size of the signal from layer to layer: for ReLU by He et al.
     * (doi:10.1109/ICCV.2015.123), for the others by Glorot and Bengio (AISTATS 2010), a third of the variance where the slope is at most a quarter.
     */
    abstract double initialBound(int inputs, int outputs);

    /**
     * Returns the name in configuration files.
     *
     * @return lower-case letters
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
