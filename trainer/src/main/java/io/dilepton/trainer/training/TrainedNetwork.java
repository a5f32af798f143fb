package io.dilepton.trainer.training;

import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.WeightsStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;

/**
 * One trained network.
 *
 * @param weights weights of the best epoch
 * @param epochs epochs that were run
 * @param bestEpoch epoch that the weights are from, the one with the least validation loss
 * @param rowsPerCpuSecond training rows per second of CPU time of the training thread; NaN where the platform does not measure it
 */
public record TrainedNetwork(NetworkWeights weights, int epochs, int bestEpoch, double rowsPerCpuSecond) {

    /**
     * Computes probabilities with the library that trained.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one probability per row
     */
    public float[] probabilities(float[] features, int rows) {
        try (PointerScope scope = new PointerScope()) {
            return new MultilayerPerceptron(weights).probabilities(features, rows);
        }
    }

    /**
     * Computes logits with the library that trained.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one logit per row
     */
    public float[] logits(float[] features, int rows) {
        try (PointerScope scope = new PointerScope()) {
            return new MultilayerPerceptron(weights).logits(features, rows);
        }
    }

    void write(DataOutputStream out) throws IOException {
        WeightsStream.write(weights, out);
        out.writeInt(epochs);
        out.writeInt(bestEpoch);
        out.writeDouble(rowsPerCpuSecond);
    }

    static TrainedNetwork read(NetworkWeights shape, DataInputStream in) throws IOException {
        return new TrainedNetwork(WeightsStream.read(shape, in), in.readInt(), in.readInt(), in.readDouble());
    }
}
