package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.physics.PhysicsLoss;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Fits networks to rows: epochs of shuffled batches, validation after each, the weights of the best epoch as the result. Runs on the
 * calling thread and returns only when no native work is left.
 */
public final class NetworkTraining {

    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final @Nullable Checkpoint checkpoint;

    /**
     * Makes a training.
     *
     * @param plan hyperparameters
     * @param listener hears of each epoch
     */
    public NetworkTraining(TrainingPlan plan, TrainingListener listener) {
        this(plan, listener, null);
    }

    /**
     * Makes a training that can be stopped and goes on.
     *
     * @param plan hyperparameters
     * @param listener hears of each epoch
     * @param checkpoint what to go on from where it exists, and where to leave off when training is stopped; null for neither
     */
    public NetworkTraining(TrainingPlan plan, TrainingListener listener, @Nullable Checkpoint checkpoint) {
        this.plan = plan;
        this.listener = listener;
        this.checkpoint = checkpoint;
    }

    /**
     * Trains the members of the plan, one after another.
     *
     * @param training rows that the weights are fitted on
     * @param validation rows that choose the epoch
     * @param preprocessing what happens to a row before the first layer
     * @return the members, each with the weights of its best epoch
     * @throws TrainingDivergedException when a loss is not finite
     * @throws CheckpointException when the checkpoint is of another training, or damaged
     * @throws CancellationException when the JVM is ending, or the thread is interrupted; the checkpoint is saved then
     */
    public TrainedEnsemble train(FeatureMatrix training, FeatureMatrix validation, Preprocessing preprocessing) {
        return train(training, validation, null, preprocessing);
    }

    /**
     * Trains the members of the plan, whose physics terms need columns beside the features.
     *
     * @param training rows that the weights are fitted on
     * @param validation rows that choose the epoch
     * @param observables columns that the physics terms are made of, one row per training row; null where the task has none
     * @param preprocessing what happens to a row before the first layer
     * @return the members, as of {@link #train(FeatureMatrix, FeatureMatrix, Preprocessing)}
     */
    public TrainedEnsemble train(
            FeatureMatrix training,
            FeatureMatrix validation,
            @Nullable FeatureMatrix observables,
            Preprocessing preprocessing) {
        MemberRows rows = new MemberRows(training, validation, observables);
        return train(member -> rows, preprocessing);
    }

    /**
     * What one member sees.
     *
     * @param training rows that its weights are fitted on
     * @param validation rows that choose its epoch
     * @param observables columns that the physics terms of the plan are made of, one row per training row; null where there are none
     */
    record MemberRows(
            FeatureMatrix training,
            FeatureMatrix validation,
            @Nullable FeatureMatrix observables) {}

    /** Trains the members, each on its own rows. */
    TrainedEnsemble train(IntFunction<MemberRows> rows, Preprocessing preprocessing) {
        MemberRows first = rows.apply(0);
        if (plan.physics().isActive() && first.observables() == null) {
            throw new IllegalArgumentException("the plan has physics terms, the data have nothing to make them of");
        }
        LibTorch.load();
        List<EpochReport> history = new ArrayList<>();
        String identity = Checkpoint.identity(plan, first.training(), first.validation());
        List<TrainedNetwork> members = new ArrayList<>();
        try (DataInputStream stored = checkpoint != null && checkpoint.exists() ? checkpoint.open(identity) : null) {
            if (stored != null) {
                read(stored, members, history, preprocessing);
                listener.resumed(List.copyOf(history));
            }
            long started = System.nanoTime() - nanoseconds(history);
            int done = members.size();
            for (int member = done; member < plan.members(); member++) {
                Course course = new Course(rows.apply(member), preprocessing, identity, started, history);
                members.add(trainMember(members, course, member == done ? stored : null));
            }
        } catch (IOException e) {
            throw new CheckpointException("the checkpoint cannot be read: " + e + "; start anew");
        }
        return new TrainedEnsemble(members);
    }

    private static long nanoseconds(List<EpochReport> history) {
        return history.isEmpty()
                ? 0
                : Math.round(history.get(history.size() - 1).seconds() * 1e9);
    }

    private void read(
            DataInputStream stored,
            List<TrainedNetwork> members,
            List<EpochReport> history,
            Preprocessing preprocessing)
            throws IOException {
        for (int left = stored.readInt(); left > 0; left--) {
            history.add(EpochReport.read(stored));
        }
        for (int left = stored.readInt(); left > 0; left--) {
            members.add(TrainedNetwork.read(initial(members.size(), preprocessing), stored));
        }
    }

    /** What a member is trained with, and the epochs of the training so far, to which its own are added. */
    private record Course(
            MemberRows rows, Preprocessing preprocessing, String identity, long started, List<EpochReport> history) {

        @Nullable
        PhysicsLoss physics(TrainingPlan plan) {
            FeatureMatrix observables = rows.observables();
            return observables == null || !plan.physics().isActive()
                    ? null
                    : new PhysicsLoss(plan.physics(), rows.training(), observables);
        }
    }

    private NetworkWeights initial(int member, Preprocessing preprocessing) {
        TrainingPlan own = plan.ofMember(member);
        return initial(own, preprocessing, new SplittableRandom(own.seed()));
    }

    private static NetworkWeights initial(TrainingPlan own, Preprocessing preprocessing, SplittableRandom random) {
        return MultilayerPerceptron.initial(
                preprocessing, own.hidden(), own.fit().style(), random.split());
    }

    private TrainedNetwork trainMember(List<TrainedNetwork> before, Course course, @Nullable DataInputStream stored)
            throws IOException {
        int member = before.size();
        TrainingPlan own = plan.ofMember(member);
        SplittableRandom random = new SplittableRandom(own.seed());
        NetworkWeights initial = initial(own, course.preprocessing(), random);
        try (ExitGuard exit = new ExitGuard();
                PointerScope scope = new PointerScope()) {
            TrainingEpochs epochs =
                    new TrainingEpochs(own, course.rows().training(), initial, course.physics(own), random, exit);
            MemberTraining run = new MemberTraining(own, epochs, course.rows().validation(), initial);
            if (stored != null) {
                run.read(stored);
            }
            try {
                return run.run(epoch -> {
                    EpochReport report = report(member, epoch, course.started());
                    course.history().add(report);
                    listener.epochEnded(report);
                });
            } catch (CancellationException e) {
                save(before, course, run);
                throw e;
            }
        }
    }

    private void save(List<TrainedNetwork> before, Course course, MemberTraining run) {
        if (checkpoint == null) {
            return;
        }
        checkpoint.save(course.identity(), out -> {
            out.writeInt(course.history().size());
            for (EpochReport report : course.history()) {
                report.write(out);
            }
            out.writeInt(before.size());
            for (TrainedNetwork network : before) {
                network.write(out);
            }
            run.write(out);
        });
        listener.checkpointSaved(checkpoint);
    }

    private EpochReport report(int member, MemberTraining.Epoch epoch, long started) {
        return new EpochReport(
                member * plan.epochs() + epoch.number(),
                plan.members() * plan.epochs(),
                epoch.loss(),
                epoch.validationLoss(),
                epoch.validationAuc(),
                epoch.best(),
                epoch.rowsPerSecond(),
                (System.nanoTime() - started) / 1e9);
    }
}
