package io.dilepton.trainer.generative;

import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.training.Checkpoint;
import io.dilepton.trainer.training.ExitGuard;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/** Trains a generator against a critic. The same plan and rows give the same weights, also over stops and resumptions. */
public final class AdversarialTraining {

    /** Rows of a validation: more would cost time and tell little. */
    private static final int MOST_CHECKED = 5000;

    private final GenerativePlan plan;
    private final RowFilter filter;
    private final @Nullable Observation observation;
    private final List<WeightArray> initial;
    private final MarginalScaling scaling;
    private final SampleMatrix training;
    private final SampleMatrix validation;
    private final GeneratorShape shape;
    private final float[] thresholds;
    private final SplittableRandom random;

    private AdversarialTraining(
            GenerativePlan plan,
            SampleMatrix training,
            SampleMatrix validation,
            RowFilter filter,
            @Nullable Observation observation) {
        this.plan = plan;
        this.observation = observation;
        this.filter = filter;
        this.scaling = switch (plan.scaling()) {
            case NORMAL -> MarginalScaling.normal(training);
            case UNIT -> MarginalScaling.unit(training, 0);
            case UNIT_CUT -> MarginalScaling.unit(training, GenerativePlan.CUT);
        };
        this.training = scaling.scale(training);
        this.validation = scaling.scale(validation.first(MOST_CHECKED));
        this.shape = new GeneratorShape(
                plan.latent(), training.continuous(), training.signs(), plan.generator(), scaling.isBounded());
        this.thresholds = SignLaw.thresholds(training);
        this.random = new SplittableRandom(plan.seed());
        this.initial = shape.initial(GaussianCopula.of(this.training), random);
    }

    /**
     * Trains.
     *
     * @param plan hyperparameters
     * @param training rows to learn from
     * @param validation rows that choose the step whose weights are kept
     * @param filter which rows of the generator are kept when events are made of them: its curves are fitted to those
     * @param observation what the critic, and the choice of the step, see beside the columns; null for nothing
     * @param listener hears of progress
     * @param checkpoint what a stopped training leaves, and goes on from where it exists; null for none
     * @return the generator with the least distance to the validation rows
     * @throws GeneratorDivergedException when a loss is not finite
     * @throws CancellationException when the thread is interrupted or the JVM ends; the checkpoint has then been saved
     */
    public static TrainedGenerator train(
            GenerativePlan plan,
            SampleMatrix training,
            SampleMatrix validation,
            RowFilter filter,
            @Nullable Observation observation,
            GenerativeListener listener,
            @Nullable Checkpoint checkpoint) {
        LibTorch.load();
        return new AdversarialTraining(plan, training, validation, filter, observation).run(listener, checkpoint);
    }

    private TrainedGenerator run(GenerativeListener listener, @Nullable Checkpoint checkpoint) {
        try (ExitGuard exit = new ExitGuard();
                PointerScope scope = new PointerScope()) {
            CriticView view = new CriticView(observation, scaling, training);
            Duel duel = new Duel(plan, new GeneratorStart(shape, thresholds, initial), training, view, random);
            BestGenerator best = new BestGenerator(initial, new SlicedDistance(view.of(validation)));
            if (checkpoint != null && checkpoint.exists()) {
                restore(checkpoint, duel, best);
            }
            try {
                steps(duel, best, view, exit, listener);
            } catch (CancellationException stopped) {
                if (checkpoint != null) {
                    save(checkpoint, duel, best);
                    listener.checkpointSaved(checkpoint);
                }
                throw stopped;
            }
            if (checkpoint != null) {
                checkpoint.delete();
            }
            return AcceptanceFit.fit(
                    new TrainedGenerator(
                            plan, shape, scaling, thresholds, best.weights(), best.step(), best.distance()),
                    filter,
                    training);
        }
    }

    private void steps(Duel duel, BestGenerator best, CriticView view, ExitGuard exit, GenerativeListener listener) {
        long started = System.nanoTime();
        while (duel.step() < plan.steps()) {
            exit.check();
            duel.run();
            int step = duel.step();
            if (step % plan.checkEvery() == 0 || step == plan.steps()) {
                double distance = best.offer(step, duel.served(), network -> view.of(sample(network)));
                listener.checked(new GenerativeListener.Check(
                        step,
                        plan.steps(),
                        duel.criticLoss(),
                        duel.generatorLoss(),
                        distance,
                        best.step() == step,
                        (System.nanoTime() - started) / 1e9));
            }
        }
    }

    /** Scaled rows of the generator, always of the same latent numbers, as many as there are validation rows. */
    private SampleMatrix sample(GeneratorNetwork network) {
        float[] latents = GeneratorNetwork.latents(~plan.seed(), 0, validation.rows(), plan.latent());
        return new SampleMatrix(training.continuous(), training.signs(), network.outputs(latents));
    }

    private String identity() {
        return plan + " " + training.rows() + ":" + Arrays.hashCode(training.values()) + " " + validation.rows() + ":"
                + Arrays.hashCode(validation.values());
    }

    private void save(Checkpoint checkpoint, Duel duel, BestGenerator best) {
        checkpoint.save(identity(), out -> {
            duel.write(out);
            best.write(out);
        });
    }

    private void restore(Checkpoint checkpoint, Duel duel, BestGenerator best) {
        try (DataInputStream in = checkpoint.open(identity())) {
            duel.read(in);
            best.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + checkpoint.file() + " cannot be read", e);
        }
    }
}
