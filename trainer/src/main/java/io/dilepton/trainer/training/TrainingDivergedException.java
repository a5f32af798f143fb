package io.dilepton.trainer.training;

/** The loss of a batch is not finite: the weights are lost, and training stops. */
public final class TrainingDivergedException extends RuntimeException {

    TrainingDivergedException(int epoch, int batch, int batches, double loss) {
        super("the loss became " + loss + " in epoch " + epoch + ", batch " + batch + " of " + batches
                + "; lower the learning rate, or look for extreme values in the features");
    }
}
