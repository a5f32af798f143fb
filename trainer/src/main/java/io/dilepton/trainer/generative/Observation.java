package io.dilepton.trainer.generative;

import org.bytedeco.pytorch.Tensor;

/**
 * What a critic sees of an event beside its quantities: observables that follow from them. How these correlate is as plain to it then as how quantities do, and far tails, which
 * normal quantities hide, are as far for it as they are in GeV.
 */
@FunctionalInterface
public interface Observation {

    /**
     * Computes the observables of rows, differentiably.
     *
     * @param quantities float32 [rows, quantities], each within the range of the training rows
     * @return float32 [rows, observables]
     */
    Tensor of(Tensor quantities);
}
