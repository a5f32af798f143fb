package io.dilepton.trainer.training;

import io.dilepton.trainer.network.Optimiser;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** By which rule weights follow their gradients. */
public sealed interface Descent {

    /** Adam with the constants of its authors. */
    Adam ADAM = new Adam(0.9, 0.999, 1e-8);

    /** Makes the rule for parameters. */
    Optimiser of(List<Tensor> parameters, double weightDecay);

    /**
     * Returns the options as the manifest records them.
     *
     * @return text by name
     */
    Map<String, String> hyperparameters();

    /**
     * Adam.
     *
     * @param beta1 decay of the mean of the gradient, in [0, 1)
     * @param beta2 decay of the mean of its square, in [0, 1)
     * @param epsilon added to the root of that mean, positive
     */
    record Adam(double beta1, double beta2, double epsilon) implements Descent {

        /** Checks the ranges. */
        public Adam {
            TrainingPlan.require(beta1 >= 0 && beta1 < 1, "beta1 must lie in [0, 1), not " + beta1);
            TrainingPlan.require(beta2 >= 0 && beta2 < 1, "beta2 must lie in [0, 1), not " + beta2);
            TrainingPlan.require(epsilon > 0 && epsilon < 1, "epsilon must lie in (0, 1), not " + epsilon);
        }

        @Override
        public Optimiser of(List<Tensor> parameters, double weightDecay) {
            return Optimiser.adam(parameters, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public Map<String, String> hyperparameters() {
            return Map.of(
                    "optimiser",
                    "adam",
                    "beta1",
                    Double.toString(beta1),
                    "beta2",
                    Double.toString(beta2),
                    "epsilon",
                    Double.toString(epsilon));
        }
    }

    /**
     * Stochastic gradient descent.
     *
     * @param momentum share of the last step that is made again, in [0, 1)
     * @param nesterov whether the gradient is taken where the momentum leads
     */
    record Sgd(double momentum, boolean nesterov) implements Descent {

        /** Checks the ranges. */
        public Sgd {
            TrainingPlan.require(momentum >= 0 && momentum < 1, "momentum must lie in [0, 1), not " + momentum);
        }

        @Override
        public Optimiser of(List<Tensor> parameters, double weightDecay) {
            return Optimiser.gradientDescent(parameters, momentum, nesterov, weightDecay);
        }

        @Override
        public Map<String, String> hyperparameters() {
            return Map.of(
                    "optimiser", "sgd", "momentum", Double.toString(momentum), "nesterov", Boolean.toString(nesterov));
        }
    }
}
