package io.dilepton.trainer.training;

import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;

/** The weights with the least validation loss so far. */
final class BestWeights {

    private NetworkWeights weights;
    private double loss = Double.POSITIVE_INFINITY;
    private int epoch;

    BestWeights(NetworkWeights initial) {
        this.weights = initial;
    }

    boolean offer(int newEpoch, double newLoss, MultilayerPerceptron network) {
        if (!(newLoss < loss)) {
            return false;
        }
        loss = newLoss;
        epoch = newEpoch;
        weights = network.weights();
        return true;
    }

    NetworkWeights weights() {
        return weights;
    }

    int epoch() {
        return epoch;
    }
}
