package io.dilepton.trainer.training;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.network.Preprocessing;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the members of a plan: all on the training part, validated on the validation part, or each on all but one fold of both parts together, validated on
 * the fold that it leaves out.
 */
public final class EnsembleTraining {

    private static final Set<EventSplit> NOT_HELD_OUT = Set.of(EventSplit.TRAIN, EventSplit.VALIDATION);

    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final @Nullable Checkpoint checkpoint;
    private final Teacher teacher;

    /**
     * Makes a training.
     *
     * @param plan hyperparameters
     * @param teacher sets what the members aim at
     * @param listener hears of each epoch of each member
     * @param checkpoint what to go on from where it exists, and where to leave off when training is stopped; null for neither
     */
    public EnsembleTraining(
            TrainingPlan plan, Teacher teacher, TrainingListener listener, @Nullable Checkpoint checkpoint) {
        this.plan = plan;
        this.teacher = teacher;
        this.listener = listener;
        this.checkpoint = checkpoint;
    }

    /**
     * Trains.
     *
     * @param dataset events
     * @param preprocessing what happens to a row before the first layer
     * @return the networks
     * @throws TrainingDivergedException when a loss is not finite
     */
    public FittedEnsemble train(EventDataset dataset, Preprocessing preprocessing) {
        if (plan.folds() > 0) {
            return acrossFolds(
                    dataset.parts(NOT_HELD_OUT),
                    dataset.observables(NOT_HELD_OUT).orElse(null),
                    preprocessing);
        }
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        NetworkTraining.MemberRows rows = new NetworkTraining.MemberRows(
                teacher.taught(dataset.part(EventSplit.TRAIN), plan),
                validation,
                dataset.observables(EventSplit.TRAIN).orElse(null));
        TrainedEnsemble network = new NetworkTraining(plan, listener, checkpoint).train(member -> rows, preprocessing);
        return new FittedEnsemble(
                network, new HeldBack(network.logits(validation.values(), validation.rows()), validation.labels()));
    }

    /**
     * Trains each member on all but one fold of some rows.
     *
     * @param rows rows to train and validate on
     * @param observables columns that the physics terms of the plan are made of, one row per row; null where there are none
     * @param preprocessing what happens to a row before the first layer
     * @return the networks
     * @throws IllegalArgumentException when the plan has no folds
     * @throws TrainingDivergedException when a loss is not finite
     */
    public FittedEnsemble acrossFolds(
            FeatureMatrix rows, @Nullable FeatureMatrix observables, Preprocessing preprocessing) {
        if (plan.folds() == 0) {
            throw new IllegalArgumentException("the plan has no folds to leave out");
        }
        FeatureMatrix taught = teacher.taught(rows, plan);
        TrainedEnsemble network = new NetworkTraining(plan, listener, checkpoint)
                .train(member -> withoutFold(taught, observables, member % plan.folds()), preprocessing);
        Votes votes = new Votes(rows.rows());
        for (int member = 0; member < plan.members(); member++) {
            int fold = member % plan.folds();
            int[] own = rows(rows.rows(), row -> row % plan.folds() == fold);
            FeatureMatrix leftOut = rows.selected(own);
            votes.add(own, network.members().get(member).logits(leftOut.values(), leftOut.rows()));
        }
        return new FittedEnsemble(network, votes.heldBack(rows.labels()));
    }

    private NetworkTraining.MemberRows withoutFold(FeatureMatrix rows, @Nullable FeatureMatrix observables, int fold) {
        int[] others = rows(rows.rows(), row -> row % plan.folds() != fold);
        int[] own = rows(rows.rows(), row -> row % plan.folds() == fold);
        return new NetworkTraining.MemberRows(
                rows.selected(others), rows.selected(own), observables == null ? null : observables.selected(others));
    }

    private static int[] rows(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).toArray();
    }

    /** Votes on the rows that a member left out; a row that none left out has no say. */
    private static final class Votes {

        private final double[] signal;
        private final double[] background;

        Votes(int rows) {
            this.signal = new double[rows];
            this.background = new double[rows];
        }

        void add(int[] rows, float[] logits) {
            for (int i = 0; i < rows.length; i++) {
                signal[rows[i]] += Calibration.sigmoid(logits[i]);
                background[rows[i]] += Calibration.sigmoid(-(double) logits[i]);
            }
        }

        HeldBack heldBack(boolean[] labels) {
            int[] voted = rows(labels.length, row -> signal[row] + background[row] > 0);
            double[] logits = new double[voted.length];
            boolean[] theirs = new boolean[voted.length];
            for (int i = 0; i < voted.length; i++) {
                logits[i] = Math.log(signal[voted[i]]) - Math.log(background[voted[i]]);
                theirs[i] = labels[voted[i]];
            }
            return new HeldBack(logits, theirs);
        }
    }
}
