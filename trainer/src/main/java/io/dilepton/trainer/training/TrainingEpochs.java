package io.dilepton.trainer.training;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.DropoutSource;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.Optimiser;
import io.dilepton.trainer.network.WeightsStream;
import io.dilepton.trainer.physics.PhysicsLoss;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** The native state of one training, and the steps of an epoch. Belongs to the scope that it is made in. */
final class TrainingEpochs {

    private static final int MEAN_REDUCTION = 1;

    private final TrainingPlan plan;
    private final int rows;
    private final int batches;
    private final SplittableRandom random;
    private final ExitGuard exit;
    private final Tensor features;
    private final Tensor labels;
    private final Tensor weights;
    private final @Nullable PhysicsLoss physics;
    private final MultilayerPerceptron learning;
    private final MultilayerPerceptron averaged;
    private final List<Optimiser> optimisers;
    private final DropoutSource dropout;
    private final long[] order;
    private int batch;
    private double sum;
    private int lowered;

    TrainingEpochs(
            TrainingPlan plan,
            FeatureMatrix training,
            NetworkWeights initial,
            @Nullable PhysicsLoss physics,
            SplittableRandom random,
            ExitGuard exit) {
        this.plan = plan;
        this.physics = physics;
        this.rows = training.rows();
        this.random = random;
        this.exit = exit;
        ClassBalance balance = plan.fit().balanced() ? ClassBalance.of(training) : ClassBalance.NONE;
        float[] label = new float[rows];
        float[] weight = new float[rows];
        for (int i = 0; i < rows; i++) {
            double signal = training.target(i) * balance.positive();
            double background = (1 - training.target(i)) * balance.negative();
            weight[i] = (float) (signal + background);
            label[i] = (float) (signal / (signal + background));
        }
        this.labels = Tensor.create(label, rows, 1);
        this.weights = Tensor.create(weight, rows, 1);
        this.learning = new MultilayerPerceptron(initial);
        this.features = prepared(training);
        this.averaged = plan.averaging() > 0 ? new MultilayerPerceptron(initial) : learning;
        this.optimisers = List.of(
                plan.fit().descent().of(learning.matrices(), plan.weightDecay()),
                plan.fit().descent().of(learning.offsets(), 0));
        this.batches = Math.max(1, Math.round((float) rows / plan.batch()));
        this.dropout = new DropoutSource(plan.seed());
        this.order = new long[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
    }

    /** The rows as the first layer sees them: the same in every epoch. */
    private Tensor prepared(FeatureMatrix training) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return learning.prepare(Tensor.create(training.values(), rows, training.width()));
        }
    }

    /** Number of training rows, of which every epoch uses each once. */
    int rows() {
        return rows;
    }

    /** The network that is validated: the averaged one where the plan averages. */
    MultilayerPerceptron network() {
        return averaged;
    }

    /** How often the learning rate has been lowered. */
    int lowered() {
        return lowered;
    }

    /** Lowers the learning rate. */
    void lower() {
        lowered++;
    }

    /** Runs one epoch, or what is left of it, and returns the mean loss. */
    double run(int epoch) {
        boolean settling = epoch > Math.round(plan.epochs() * (1 - plan.settling()));
        if (batch == 0) {
            shuffle();
            sum = 0;
        }
        while (batch < batches) {
            exit.check();
            int from = (int) ((long) rows * batch / batches);
            int to = (int) ((long) rows * (batch + 1) / batches);
            float loss = step(from, to, rate(epoch), settling);
            if (!Float.isFinite(loss)) {
                List<Integer> lost = Arrays.stream(order, from, to)
                        .mapToObj(Math::toIntExact)
                        .toList();
                throw new TrainingDivergedException(epoch, batch + 1, batches, loss, lost);
            }
            sum += (double) loss * (to - from);
            batch++;
        }
        batch = 0;
        return sum / rows;
    }

    private double rate(int epoch) {
        RateClock clock = new RateClock(
                (epoch - 1L) * batches + batch, (long) batches * plan.epochs(), (epoch - 1L) * rows, lowered);
        return plan.fit().schedule().rate(plan.learningRate(), clock);
    }

    /** Writes what the next step depends on. The order of the rows is not in it: it follows from the seed. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(batch);
        out.writeDouble(sum);
        out.writeInt(lowered);
        WeightsStream.write(learning.weights(), out);
        if (averaged != learning) {
            WeightsStream.write(averaged.weights(), out);
        }
        for (Optimiser optimiser : optimisers) {
            write(optimiser.memory(), out);
        }
        write(dropout.state(), out);
    }

    /** Goes on from what {@link #write} wrote after so many whole epochs. */
    void read(DataInputStream in, int epochs) throws IOException {
        batch = in.readInt();
        sum = in.readDouble();
        lowered = in.readInt();
        learning.set(WeightsStream.read(learning.weights(), in));
        if (averaged != learning) {
            averaged.set(WeightsStream.read(averaged.weights(), in));
        }
        for (Optimiser optimiser : optimisers) {
            optimiser.restore(bytes(in));
        }
        dropout.restore(bytes(in));
        for (int epoch = 0; epoch < epochs + (batch > 0 ? 1 : 0); epoch++) {
            shuffle();
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private float step(int from, int to, double rate, boolean settling) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = loss(Arrays.copyOfRange(order, from, to), settling);
            for (Optimiser optimiser : optimisers) {
                optimiser.learningRate(rate);
                optimiser.clearGradients();
            }
            loss.backward();
            for (Optimiser optimiser : optimisers) {
                optimiser.step();
            }
            if (averaged != learning) {
                averaged.follow(learning, 1 - plan.averaging());
            }
            return loss.item_float();
        }
    }

    private Tensor loss(long[] batch, boolean settling) {
        Tensor rowIndex = Tensor.create(batch);
        Tensor x = features.index_select(0, rowIndex);
        Tensor logits = settling ? learning.logits(x) : learning.trainingLogits(x, plan.dropout(), dropout.generator());
        Tensor crossEntropy = binary_cross_entropy_with_logits(
                logits,
                labels.index_select(0, rowIndex),
                new TensorOptional(weights.index_select(0, rowIndex)),
                new TensorOptional(),
                MEAN_REDUCTION);
        return physics == null ? crossEntropy : crossEntropy.add(physics.of(logits, batch));
    }

    private void shuffle() {
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
