package io.dilepton.trainer.training;

import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.WeightsStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The weights of the epoch that did best on the validation rows so far. */
final class BestWeights {

    private final double tolerance;
    private NetworkWeights weights;
    private double least = Double.POSITIVE_INFINITY;
    private int epoch;
    private int progress;

    BestWeights(NetworkWeights initial, double tolerance) {
        this.weights = initial;
        this.tolerance = tolerance;
    }

    /** Keeps the weights of an epoch whose penalty is the least so far. */
    boolean offer(int newEpoch, double penalty, MultilayerPerceptron network) {
        if (!(penalty < least)) {
            return false;
        }
        if (penalty < least - tolerance) {
            progress = newEpoch;
        }
        least = penalty;
        epoch = newEpoch;
        weights = network.weights();
        return true;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(epoch);
        out.writeInt(progress);
        out.writeDouble(least);
        WeightsStream.write(weights, out);
    }

    void read(DataInputStream in) throws IOException {
        epoch = in.readInt();
        progress = in.readInt();
        least = in.readDouble();
        weights = WeightsStream.read(weights, in);
    }

    NetworkWeights weights() {
        return weights;
    }

    int epoch() {
        return epoch;
    }

    /** The last epoch that was better than all before it by more than the tolerance. */
    int progress() {
        return progress;
    }
}
