package io.dilepton.trainer.audit;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.audit.AuditColumn.Kind;
import io.dilepton.trainer.audit.AuditReport.ColumnFinding;
import io.dilepton.trainer.audit.AuditReport.FeatureFinding;
import io.dilepton.trainer.audit.AuditReport.Verdict;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Standardisation;
import io.dilepton.trainer.evaluation.BinaryMetrics;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.MetricIntervals;
import io.dilepton.trainer.evaluation.PairedComparison;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.evaluation.ThresholdCriterion;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.BoostingPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Retrains boosted trees with each column that events carry beside the features, and with each feature alone. Trees find what is hidden in an
 * identifier, such as runs of one class, which no correlation shows.
 */
public final class LeakageAudit {

    /** A gain counts from this share of what is missing to a perfect AUC, at the lower end of its interval. */
    static final double SHARE_OF_GAP = 0.1;

    /** Least gain of AUC that counts. */
    static final double LEAST_GAIN = 0.001;

    /** AUC from which a column alone is taken for the label. */
    static final double LABEL = 0.99;

    private final AuditSample sample;
    private final Set<String> without;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * Makes an audit.
     *
     * @param sample rows of both classes in every part
     * @param without names of columns to leave out, with those that follow from them
     * @param seed seed of trees and bootstrap
     * @param progress hears the name of each column when its turn comes
     * @throws IllegalArgumentException when a name is not known; the message lists those that are
     */
    public LeakageAudit(AuditSample sample, Set<String> without, long seed, Consumer<String> progress) {
        for (String name : without) {
            if (AuditColumn.ALL.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
                throw new IllegalArgumentException("no column is named '" + name + "'; known: "
                        + String.join(
                                ", ",
                                AuditColumn.ALL.stream().map(AuditColumn::name).toList()));
            }
        }
        this.sample = sample;
        this.without = Set.copyOf(without);
        this.seed = seed;
        this.progress = progress;
    }

    /** Scores of trees on the held-out rows. */
    private static final class Trial {

        private final double[] scores;
        private final BinaryMetrics metrics;

        Trial(double[] scores, BinaryMetrics metrics) {
            this.scores = scores;
            this.metrics = metrics;
        }
    }

    /**
     * Trains and compares.
     *
     * @param test rows of files that a model is to be measured on; null to compare the held-out rows with the training rows
     * @return what was found
     */
    public AuditReport run(@Nullable AuditSample test) {
        FeatureMatrix training = sample.features(EventSplit.TRAIN);
        FeatureMatrix heldOut = sample.features(EventSplit.HELD_OUT);
        Trial base = trial(
                training,
                sample.features(EventSplit.VALIDATION),
                heldOut,
                new BoostingPlan(150, 6, 0.1, 0.8, 0.8, 2, 1, seed));
        List<ColumnFinding> columns = new ArrayList<>();
        for (int i = 0; i < AuditColumn.ALL.size(); i++) {
            columns.add(column(i, base));
        }
        List<FeatureFinding> features = new ArrayList<>();
        for (int i = 0; i < sample.featureNames().size(); i++) {
            features.add(feature(i));
        }
        return new AuditReport(
                training.rows(),
                heldOut.rows(),
                base.metrics.accuracy(),
                area(base),
                columns,
                features,
                test == null ? Duplicates.inside(sample) : Duplicates.between(sample, test),
                sample.repeated());
    }

    private ColumnFinding column(int index, Trial base) {
        AuditColumn column = AuditColumn.ALL.get(index);
        if (column.isAmong(without)) {
            return ColumnFinding.untried(column, Verdict.LEFT_OUT);
        }
        FeatureMatrix alone = sample.carried(EventSplit.TRAIN, index);
        if (!(Standardisation.of(alone).deviation()[0] > 0)) {
            return ColumnFinding.untried(column, Verdict.CONSTANT);
        }
        progress.accept(column.name());
        Estimate single = area(single(
                alone, sample.carried(EventSplit.VALIDATION, index), sample.carried(EventSplit.HELD_OUT, index)));
        Trial with = trial(
                sample.withCarried(EventSplit.TRAIN, index),
                sample.withCarried(EventSplit.VALIDATION, index),
                sample.withCarried(EventSplit.HELD_OUT, index),
                new BoostingPlan(150, 6, 0.1, 0.8, 0.8, 2, 1, seed));
        PairedComparison.Compared area = PairedComparison.of(
                        base.scores,
                        with.scores,
                        sample.features(EventSplit.HELD_OUT).labels(),
                        base.metrics.threshold(),
                        with.metrics.threshold(),
                        seed)
                .auc();
        return new ColumnFinding(
                column.name(),
                column.kind(),
                single,
                area.second(),
                area.difference(),
                with.metrics.accuracy(),
                verdict(column.kind(), single, area));
    }

    private static Verdict verdict(Kind kind, Estimate alone, PairedComparison.Compared area) {
        double counts = Math.max(LEAST_GAIN, SHARE_OF_GAP * (1 - area.first().value()));
        if (kind == Kind.MEASURED) {
            if (alone.interval().low() > LABEL) {
                return Verdict.LABEL;
            }
            return area.difference().interval().low() > counts ? Verdict.INFORMATIVE : Verdict.HARMLESS;
        }
        return area.difference().interval().low() > counts || alone.interval().low() > LABEL
                ? Verdict.LEAK
                : Verdict.HARMLESS;
    }

    private FeatureFinding feature(int column) {
        String name = sample.featureNames().get(column);
        progress.accept(name + " alone");
        Estimate alone = area(single(
                sample.feature(EventSplit.TRAIN, column),
                sample.feature(EventSplit.VALIDATION, column),
                sample.feature(EventSplit.HELD_OUT, column)));
        Verdict verdict = alone.interval().low() > LABEL
                ? Verdict.LABEL
                : alone.interval().low() > 0.5 ? Verdict.INFORMATIVE : Verdict.HARMLESS;
        return new FeatureFinding(name, alone, verdict);
    }

    private Trial single(FeatureMatrix training, FeatureMatrix validation, FeatureMatrix heldOut) {
        return trial(training, validation, heldOut, new BoostingPlan(60, 4, 0.15, 1, 1, 5, 1, seed));
    }

    private static Trial trial(
            FeatureMatrix training, FeatureMatrix validation, FeatureMatrix heldOut, BoostingPlan plan) {
        BoostedTrees trees = TreeBoosting.train(training, plan);
        double threshold = ThresholdCriterion.HIGHEST_ACCURACY.threshold(
                RocCurve.widened(trees.probabilities(validation.values(), validation.rows())), validation.labels());
        double[] scores = RocCurve.widened(trees.probabilities(heldOut.values(), heldOut.rows()));
        return new Trial(scores, BinaryMetrics.of(scores, heldOut.labels(), threshold));
    }

    private Estimate area(Trial trial) {
        boolean[] labels = sample.features(EventSplit.HELD_OUT).labels();
        return new Estimate(
                trial.metrics.auc(),
                MetricIntervals.of(trial.scores, labels, trial.metrics.threshold(), seed)
                        .auc());
    }
}
