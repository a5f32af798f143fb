package io.dilepton.trainer.generative;

import io.dilepton.trainer.network.LibTorch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/** A generator as plain arrays. Immutable by convention: nobody writes to the arrays. */
public final class TrainedGenerator {

    private final GenerativePlan plan;
    private final GeneratorShape shape;
    private final MarginalScaling scaling;
    private final float[] thresholds;
    private final List<WeightArray> weights;
    private final int step;
    private final double distance;

    TrainedGenerator(
            GenerativePlan plan,
            GeneratorShape shape,
            MarginalScaling scaling,
            float[] thresholds,
            List<WeightArray> weights,
            int step,
            double distance) {
        this.plan = plan;
        this.shape = shape;
        this.scaling = scaling;
        this.thresholds = thresholds;
        this.weights = List.copyOf(weights);
        this.step = step;
        this.distance = distance;
    }

    /** The same network with another meaning of its outputs, and other thresholds. */
    TrainedGenerator with(MarginalScaling newScaling, float[] newThresholds) {
        return new TrainedGenerator(plan, shape, newScaling, newThresholds, weights, step, distance);
    }

    /** The same network with a linear map behind its continuous outputs, row-major [continuous, continuous]: part of its last layer and of its copula. */
    TrainedGenerator mixed(double[][] map) {
        List<WeightArray> mixed = new ArrayList<>(weights);
        for (int i = weights.size() - 3; i < weights.size(); i++) {
            mixed.set(
                    i,
                    i == weights.size() - 2
                            ? weights.get(i).timesTransposed(map)
                            : weights.get(i).mappedBy(map));
        }
        return new TrainedGenerator(plan, shape, scaling, thresholds, mixed, step, distance);
    }

    /**
     * Makes rows, as the service would.
     *
     * @param latents row-major float32 [rows, latent], standard normal
     * @return rows of quantities
     */
    public SampleMatrix rows(float[] latents) {
        return scaling.unscale(scaledRows(latents));
    }

    SampleMatrix scaledRows(float[] latents) {
        LibTorch.load();
        try (PointerScope scope = new PointerScope()) {
            GeneratorNetwork network = new GeneratorNetwork(shape, weights, thresholds, false);
            return new SampleMatrix(shape.continuous(), shape.signs(), network.outputs(latents));
        }
    }

    /**
     * Makes rows of a stream of latent numbers.
     *
     * @param stream seed of the latent numbers
     * @param first index of the first row
     * @param rows number of rows
     * @return rows of quantities
     */
    public SampleMatrix sample(long stream, long first, int rows) {
        return rows(GeneratorNetwork.latents(stream, first, rows, shape.latent()));
    }

    /**
     * Returns the plan.
     *
     * @return hyperparameters that it was trained with
     */
    public GenerativePlan plan() {
        return plan;
    }

    /**
     * Returns how the network is built.
     *
     * @return the shape
     */
    public GeneratorShape shape() {
        return shape;
    }

    /**
     * Returns what the outputs mean.
     *
     * @return the scaling
     */
    public MarginalScaling scaling() {
        return scaling;
    }

    /**
     * Returns the thresholds of the columns of signs.
     *
     * @return one per column; not to be written to
     */
    public float[] thresholds() {
        return thresholds;
    }

    /**
     * Returns the weights.
     *
     * @return in the order of {@link GeneratorShape}
     */
    public List<WeightArray> weights() {
        return weights;
    }

    /**
     * Returns the step whose weights these are.
     *
     * @return from 1
     */
    public int step() {
        return step;
    }

    /**
     * Returns how far from the validation rows it was then.
     *
     * @return mean Wasserstein-1 distance in standard deviations
     */
    public double distance() {
        return distance;
    }
}
