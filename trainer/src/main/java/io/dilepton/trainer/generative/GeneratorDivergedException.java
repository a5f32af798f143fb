package io.dilepton.trainer.generative;

/** The loss of a generator or its critic is not finite: the weights are lost, and training stops. */
public final class GeneratorDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GeneratorDivergedException(int step, double criticLoss, double generatorLoss) {
        super("the losses became " + criticLoss + " (critic) and " + generatorLoss + " (generator) in step " + step
                + "; lower the learning rates, or train another method");
    }
}
