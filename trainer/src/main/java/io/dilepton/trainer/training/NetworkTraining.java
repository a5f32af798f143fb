package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.physics.PhysicsLoss;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Fits networks to rows: epochs of shuffled batches, validation after each, the weights of the best epoch as the result. Runs on the
 * calling thread and returns only when no native work is left.
 */
public final class NetworkTraining {

    private final TrainingPlan plan;
    private final TrainingListener listener;

    /**
     * Makes a training.
     *
     * @param plan hyperparameters
     * @param listener hears of each epoch
     */
    public NetworkTraining(TrainingPlan plan, TrainingListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Trains the members of a plan without physics terms, one after another.
     *
     * @param training rows that the weights are fitted on
     * @param validation rows that choose the epoch
     * @param preprocessing what happens to a row before the first layer
     * @return the members, each with the weights of its best epoch
     * @throws TrainingDivergedException when a loss is not finite
     * @throws java.util.concurrent.CancellationException when the JVM is ending
     */
    public TrainedEnsemble train(FeatureMatrix training, FeatureMatrix validation, Preprocessing preprocessing) {
        return train(training, validation, preprocessing, null);
    }

    /**
     * Trains the members of the plan, one after another.
     *
     * @param training rows that the weights are fitted on
     * @param validation rows that choose the epoch
     * @param preprocessing what happens to a row before the first layer
     * @param observables columns that the physics terms of the plan are made of, one row per training row; null where the plan has none
     * @return the members, each with the weights of its best epoch
     * @throws TrainingDivergedException when a loss is not finite
     * @throws java.util.concurrent.CancellationException when the JVM is ending
     */
    public TrainedEnsemble train(
            FeatureMatrix training,
            FeatureMatrix validation,
            Preprocessing preprocessing,
            @Nullable FeatureMatrix observables) {
        if (plan.physics().isActive() && observables == null) {
            throw new IllegalArgumentException("the plan has physics terms, the data have nothing to make them of");
        }
        long started = System.nanoTime();
        LibTorch.load();
        List<TrainedNetwork> members = new ArrayList<>();
        for (int member = 0; member < plan.members(); member++) {
            members.add(trainMember(member, training, validation, preprocessing, observables, started));
        }
        return new TrainedEnsemble(members);
    }

    private TrainedNetwork trainMember(
            int member,
            FeatureMatrix training,
            FeatureMatrix validation,
            Preprocessing preprocessing,
            @Nullable FeatureMatrix observables,
            long started) {
        TrainingPlan own = plan.ofMember(member);
        SplittableRandom random = new SplittableRandom(own.seed());
        NetworkWeights initial = MultilayerPerceptron.initial(preprocessing, own.hidden(), random.split());
        try (ExitGuard exit = new ExitGuard();
                PointerScope scope = new PointerScope()) {
            PhysicsLoss physics = observables == null || !own.physics().isActive()
                    ? null
                    : new PhysicsLoss(own.physics(), training, observables);
            TrainingEpochs epochs = new TrainingEpochs(own, training, initial, physics, random, exit);
            BestWeights best = new BestWeights(initial);
            ClassBalance balance = ClassBalance.of(validation);
            double cpu = cpuNanos();
            int epoch = 0;
            while (epoch < own.epochs() && epoch - best.epoch() < own.patience()) {
                epoch++;
                long epochStarted = System.nanoTime();
                double loss = epochs.run(epoch);
                double rate = epochs.rows() / seconds(epochStarted);
                float[] p = epochs.network().probabilities(validation.values(), validation.rows());
                double validationLoss = balance.loss(p, validation.labels());
                boolean better = best.offer(epoch, validationLoss, epochs.network());
                double auc = RocCurve.area(p, validation.labels());
                listener.epochEnded(new EpochReport(
                        member * own.epochs() + epoch,
                        plan.members() * own.epochs(),
                        loss,
                        validationLoss,
                        auc,
                        better,
                        rate,
                        seconds(started)));
            }
            double rowsPerCpuSecond = epochs.rows() * (double) epoch / ((cpuNanos() - cpu) / 1e9);
            return new TrainedNetwork(best.weights(), epoch, best.epoch(), rowsPerCpuSecond);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : Double.NaN;
    }
}
