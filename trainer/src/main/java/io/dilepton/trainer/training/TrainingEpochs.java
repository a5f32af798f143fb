package io.dilepton.trainer.training;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.AdamOptimiser;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.physics.PhysicsLoss;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The native state of one training, and the steps of an epoch. Belongs to the scope that it is made in. */
final class TrainingEpochs {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
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
    private final List<AdamOptimiser> optimisers;
    private final LearningRateSchedule schedule;
    private final GeneratorOptional dropout;
    private final long[] order;

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
        ClassBalance balance = ClassBalance.of(training);
        float[] label = new float[rows];
        float[] weight = new float[rows];
        for (int i = 0; i < rows; i++) {
            label[i] = training.labels()[i] ? 1 : 0;
            weight[i] = balance.of(training.labels()[i]);
        }
        this.labels = Tensor.create(label, rows, 1);
        this.weights = Tensor.create(weight, rows, 1);
        this.learning = new MultilayerPerceptron(initial);
        this.features = prepared(training);
        this.averaged = plan.averaging() > 0 ? new MultilayerPerceptron(initial) : learning;
        this.optimisers = List.of(
                new AdamOptimiser(learning.matrices(), BETA1, BETA2, plan.weightDecay()),
                new AdamOptimiser(learning.offsets(), BETA1, BETA2, 0));
        this.batches = Math.max(1, Math.round((float) rows / plan.batch()));
        this.schedule = new LearningRateSchedule(plan.learningRate(), (long) batches * plan.epochs());
        this.dropout = new GeneratorOptional(torch.make_generator_cpu(plan.seed()));
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

    /** Runs one epoch and returns the mean loss. */
    double run(int epoch) {
        boolean settling = epoch > Math.round(plan.epochs() * (1 - plan.settling()));
        shuffle();
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            exit.check();
            int from = (int) ((long) rows * batch / batches);
            int to = (int) ((long) rows * (batch + 1) / batches);
            double rate = schedule.at((epoch - 1L) * batches + batch);
            float loss = step(from, to, rate, settling);
            if (!Float.isFinite(loss)) {
                throw new TrainingDivergedException(epoch, batch + 1, batches, loss);
            }
            sum += (double) loss * (to - from);
        }
        return sum / rows;
    }

    private float step(int from, int to, double rate, boolean settling) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = loss(Arrays.copyOfRange(order, from, to), settling);
            for (AdamOptimiser optimiser : optimisers) {
                optimiser.learningRate(rate);
                optimiser.clearGradients();
            }
            loss.backward();
            for (AdamOptimiser optimiser : optimisers) {
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
        Tensor logits = settling ? learning.logits(x) : learning.trainingLogits(x, plan.dropout(), dropout);
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
