package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.network.NetworkWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;

/** The epochs of one network: training, validation, the best weights, and when to stop. Belongs to the scope that it is made in. */
final class MemberTraining {

    private final TrainingPlan plan;
    private final TrainingEpochs epochs;
    private final FeatureMatrix validation;
    private final ClassBalance balance;
    private final BestWeights best;
    private int epoch;
    private int loweredAt;
    private double cpuSeconds;

    MemberTraining(TrainingPlan plan, TrainingEpochs epochs, FeatureMatrix validation, NetworkWeights initial) {
        this.plan = plan;
        this.epochs = epochs;
        this.validation = validation;
        this.balance = plan.fit().balanced() ? ClassBalance.of(validation) : ClassBalance.NONE;
        this.best = new BestWeights(initial, plan.fit().stopping().tolerance());
    }

    /** Runs the epochs that are left. */
    TrainedNetwork run(Consumer<Epoch> listener) {
        while (goesOn()) {
            double cpu = cpuSeconds();
            long started = System.nanoTime();
            double loss = epochs.run(epoch + 1);
            epoch++;
            double rate = epochs.rows() / ((System.nanoTime() - started) / 1e9);
            float[] p = epochs.network().probabilities(validation.values(), validation.rows());
            double validationLoss = balance.loss(p, validation.labels());
            double penalty = plan.fit().stopping().watched().penalty(p, validation.labels(), balance);
            boolean better = best.offer(epoch, penalty, epochs.network());
            cpuSeconds += cpuSeconds() - cpu;
            listener.accept(
                    new Epoch(epoch, loss, validationLoss, RocCurve.area(p, validation.labels()), better, rate));
        }
        return new TrainedNetwork(best.weights(), epoch, best.epoch(), epochs.rows() * (double) epoch / cpuSeconds);
    }

    /** One epoch of this network. */
    record Epoch(
            int number, double loss, double validationLoss, double validationAuc, boolean best, double rowsPerSecond) {}

    private boolean goesOn() {
        if (epoch >= plan.epochs()) {
            return false;
        }
        if (epoch - Math.max(best.progress(), loweredAt) < plan.patience()) {
            return true;
        }
        if (!plan.fit().schedule().mayLower(plan.learningRate(), epochs.lowered())) {
            return false;
        }
        epochs.lower();
        loweredAt = epoch;
        return true;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(epoch);
        out.writeInt(loweredAt);
        out.writeDouble(cpuSeconds);
        best.write(out);
        epochs.write(out);
    }

    void read(DataInputStream in) throws IOException {
        epoch = in.readInt();
        loweredAt = in.readInt();
        cpuSeconds = in.readDouble();
        best.read(in);
        epochs.read(in, epoch);
    }

    private static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() / 1e9 : Double.NaN;
    }
}
