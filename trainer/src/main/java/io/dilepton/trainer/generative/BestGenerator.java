package io.dilepton.trainer.generative;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The weights whose rows are nearest to the validation rows. */
final class BestGenerator {

    private final SlicedDistance reference;
    private List<WeightArray> weights;
    private double distance = Double.POSITIVE_INFINITY;
    private int step;

    BestGenerator(List<WeightArray> initial, SlicedDistance reference) {
        this.weights = initial;
        this.reference = reference;
    }

    /** Measures a network, keeps its weights if they are the best, and returns the distance. */
    double offer(int atStep, GeneratorNetwork network, Function<GeneratorNetwork, SampleMatrix> sample) {
        double measured = reference.to(sample.apply(network));
        if (measured < distance) {
            distance = measured;
            step = atStep;
            weights = network.weights().arrays();
        }
        return measured;
    }

    List<WeightArray> weights() {
        return weights;
    }

    double distance() {
        return distance;
    }

    int step() {
        return step;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(step);
        out.writeDouble(distance);
        WeightArray.write(weights, out);
    }

    void read(DataInputStream in) throws IOException {
        step = in.readInt();
        distance = in.readDouble();
        weights = WeightArray.read(weights, in);
    }
}
