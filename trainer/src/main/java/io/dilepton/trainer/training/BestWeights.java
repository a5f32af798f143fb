package io.dilepton.trainer.training;

import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.WeightsStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

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

    void write(DataOutputStream out) throws IOException {
        out.writeInt(epoch);
        out.writeDouble(loss);
        WeightsStream.write(weights, out);
    }

    void read(DataInputStream in) throws IOException {
        epoch = in.readInt();
        loss = in.readDouble();
        weights = WeightsStream.read(weights, in);
    }

    NetworkWeights weights() {
        return weights;
    }

    int epoch() {
        return epoch;
    }
}
