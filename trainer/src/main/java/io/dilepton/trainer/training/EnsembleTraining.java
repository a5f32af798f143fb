package io.dilepton.trainer.training;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.network.Preprocessing;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Makes a training.
     *
     * @param plan hyperparameters
     * @param listener hears of each epoch of each member
     */
    public EnsembleTraining(TrainingPlan plan, TrainingListener listener) {
        this.plan = plan;
        this.listener = listener;
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
        TrainedEnsemble network = new NetworkTraining(plan, listener)
                .train(
                        dataset.part(EventSplit.TRAIN),
                        validation,
                        preprocessing,
                        dataset.observables(EventSplit.TRAIN).orElse(null));
        return new FittedEnsemble(
                network, new HeldBack(network.logits(validation.values(), validation.rows()), validation.labels()));
    }

    private FittedEnsemble acrossFolds(
            FeatureMatrix rows, @Nullable FeatureMatrix observables, Preprocessing preprocessing) {
        List<TrainedNetwork> members = new ArrayList<>();
        Votes votes = new Votes(rows.rows());
        for (int member = 0; member < plan.members(); member++) {
            int fold = member % plan.folds();
            int[] others = rows(rows.rows(), row -> row % plan.folds() != fold);
            int[] own = rows(rows.rows(), row -> row % plan.folds() == fold);
            FeatureMatrix leftOut = rows.selected(own);
            int done = member;
            TrainingPlan alone = plan.ofMember(member);
            TrainedNetwork network = new NetworkTraining(
                            alone, report -> listener.epochEnded(report.ofMember(done, plan.members())))
                    .train(
                            rows.selected(others),
                            leftOut,
                            preprocessing,
                            observables == null ? null : observables.selected(others))
                    .members()
                    .get(0);
            votes.add(own, network.logits(leftOut.values(), leftOut.rows()));
            members.add(network);
        }
        return new FittedEnsemble(new TrainedEnsemble(members), votes.heldBack(rows.labels()));
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
