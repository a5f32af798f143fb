package io.dilepton.trainer.training;

/**
 * Networks that vote, with what is needed to choose a threshold for them.
 *
 * @param network the networks
 * @param heldBack rows that the networks which scored them were not trained on
 */
public record FittedEnsemble(TrainedEnsemble network, HeldBack heldBack) {}
