package io.dilepton.trainer.augmentation;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.TrainabilityCheck;
import io.dilepton.trainer.evaluation.BinaryMetrics;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.MetricIntervals;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.training.NetworkTraining;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Trains the same network on the training pairs alone and with synthetic pairs added, and compares on held-out pairs. Outliers are left out of the
 * training pairs, and of the synthetic pairs by the same bounds; validation and held-out pairs stay as they are.
 */
public final class AugmentationStudy {

    /** Name of training without synthetic pairs. */
    public static final String NONE = "none";

    private final Task task;
    private final LongFunction<TrainingPlan> plan;
    private final Consumer<String> progress;
    private final FeatureMatrix validation;
    private final FeatureMatrix heldOut;
    private final PairSample training;
    private final OutlierFilter filter;
    private final List<Trial> baseline = new ArrayList<>();

    /**
     * Makes a study.
     *
     * @param task task whose features are those of pairs, and whose label does not follow from them
     * @param events events of both classes in every part
     * @param plan hyperparameters of the network for a seed
     * @param progress hears of each training before it begins
     * @throws io.dilepton.trainer.dataset.UnusableDatasetException when a part has too few pairs of a class
     */
    public AugmentationStudy(Task task, PairEvents events, LongFunction<TrainingPlan> plan, Consumer<String> progress) {
        this.task = task;
        this.plan = plan;
        this.progress = progress;
        PairSample all = events.part(EventSplit.TRAIN);
        this.validation = events.part(EventSplit.VALIDATION).features(task.features());
        this.heldOut = events.part(EventSplit.HELD_OUT).features(task.features());
        TrainabilityCheck.requireBothClasses(EventSplit.TRAIN, all.features(task.features()));
        TrainabilityCheck.requireBothClasses(EventSplit.VALIDATION, validation);
        TrainabilityCheck.requireBothClasses(EventSplit.HELD_OUT, heldOut);
        this.filter = new OutlierFilter(all);
        this.training = filter.kept(all);
    }

    /** Training pairs without outliers: all that a technique ever sees. */
    PairSample training() {
        return training;
    }

    /** Features that the epoch and the threshold are chosen on. */
    FeatureMatrix validation() {
        return validation;
    }

    /** Features that accuracies are measured on. */
    FeatureMatrix heldOut() {
        return heldOut;
    }

    /** One trained network, measured. */
    private static final class Trial {

        private final double validation;
        private final Estimate accuracy;
        private final Estimate auc;
        private final boolean[] right;

        Trial(double validation, Estimate accuracy, Estimate auc, boolean[] right) {
            this.validation = validation;
            this.accuracy = accuracy;
            this.auc = auc;
            this.right = right;
        }
    }

    /**
     * Trains without synthetic pairs.
     *
     * @param seeds seeds of the networks
     * @return accuracy and AUC; the gain is 0
     */
    public Variant baseline(long[] seeds) {
        return variant(NONE, 0, new double[] {0}, new double[] {0}, trials(seeds), trials(seeds));
    }

    private List<Trial> trials(long[] seeds) {
        if (baseline.isEmpty()) {
            for (long seed : seeds) {
                progress.accept(NONE + ", seed " + seed);
                baseline.add(trial(training, seed));
            }
        }
        return baseline;
    }

    /**
     * Trains with synthetic pairs.
     *
     * @param technique makes the pairs, from the training pairs alone
     * @param multipliers synthetic pairs to ask for, in training pairs
     * @param seeds seeds of synthesis and networks; those of {@link #baseline}
     * @return one variant per multiplier
     */
    public List<Variant> augmented(Augmenter technique, List<Double> multipliers, long[] seeds) {
        double most =
                multipliers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        List<PairSample> made = new ArrayList<>();
        for (long seed : seeds) {
            progress.accept(technique.name() + ", synthesis, seed " + seed);
            made.add(technique.synthesise(training, wanted(most), new SplittableRandom(seed)));
        }
        List<Variant> variants = new ArrayList<>();
        for (double multiplier : multipliers) {
            List<Trial> trials = new ArrayList<>();
            double[] kept = new double[seeds.length];
            double[] lost = new double[seeds.length];
            for (int i = 0; i < seeds.length; i++) {
                PairSample drawn = made.get(i)
                        .first(Math.min(wanted(multiplier), made.get(i).rows()));
                PairSample inside = filter.kept(drawn);
                kept[i] = inside.rows();
                lost[i] = drawn.rows() - inside.rows();
                progress.accept(technique.name() + " x " + multiplier + ", seed " + seeds[i]);
                trials.add(trial(training.with(inside), seeds[i]));
            }
            variants.add(variant(technique.name(), multiplier, kept, lost, trials(seeds), trials));
        }
        return variants;
    }

    private int wanted(double multiplier) {
        return (int) Math.round(multiplier * training.rows());
    }

    private Trial trial(PairSample pairs, long seed) {
        FeatureMatrix rows = pairs.features(task.features());
        TrainedEnsemble network = new NetworkTraining(plan.apply(seed), TrainingListener.SILENT)
                .train(rows, validation, task.preprocessing(training.features(task.features())));
        double[] validated = RocCurve.widened(network.probabilities(validation.values(), validation.rows()));
        double threshold = task.criterion().threshold(validated, validation.labels());
        double[] scores = RocCurve.widened(network.probabilities(heldOut.values(), heldOut.rows()));
        BinaryMetrics metrics = BinaryMetrics.of(scores, heldOut.labels(), threshold);
        MetricIntervals intervals = MetricIntervals.of(scores, heldOut.labels(), threshold, seed);
        boolean[] right = new boolean[scores.length];
        for (int row = 0; row < right.length; row++) {
            right[row] = scores[row] >= threshold == heldOut.labels()[row];
        }
        return new Trial(
                BinaryMetrics.of(validated, validation.labels(), threshold).accuracy(),
                new Estimate(metrics.accuracy(), intervals.accuracy()),
                new Estimate(metrics.auc(), intervals.auc()),
                right);
    }

    private static Variant variant(
            String technique, double multiplier, double[] kept, double[] lost, List<Trial> without, List<Trial> with) {
        List<Estimate> gains = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            gains.add(PairedDifference.of(without.get(i).right, with.get(i).right));
        }
        return new Variant(
                technique,
                multiplier,
                mean(kept),
                mean(lost),
                with.stream().mapToDouble(trial -> trial.validation).average().orElseThrow(),
                Estimate.ofSeeds(with.stream().map(trial -> trial.accuracy).toList()),
                Estimate.ofSeeds(with.stream().map(trial -> trial.auc).toList()),
                Estimate.ofSeeds(gains));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
