package io.dilepton.trainer.audit;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Standardisation;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.evaluation.ThresholdCriterion;
import io.dilepton.trainer.network.Encoding;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.training.NetworkTraining;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;

/** A network that sees, beside the features, a column that no model may see: to show what that column gives away, never to be exported. */
public final class LeakedNetwork {

    private static final int BINS = 512;

    private LeakedNetwork() {}

    /**
     * Trains and measures on the held-out rows.
     *
     * @param sample rows with what events carry
     * @param column name of an {@link AuditColumn}, such as {@code Run}
     * @param plan hyperparameters
     * @param criterion how the threshold is chosen on the validation rows
     * @param listener hears of each epoch
     * @return metrics under the name {@code with} and the column
     * @throws IllegalArgumentException when there is no column of the name, or it has one value everywhere
     */
    public static Evaluation train(
            AuditSample sample,
            String column,
            TrainingPlan plan,
            ThresholdCriterion criterion,
            TrainingListener listener) {
        int number = AuditColumn.ALL.stream().map(AuditColumn::name).toList().indexOf(column);
        if (number < 0) {
            throw new IllegalArgumentException("events carry no column '" + column + "'");
        }
        if (!(Standardisation.of(sample.carried(EventSplit.TRAIN, number)).deviation()[0] > 0)) {
            throw new IllegalArgumentException(column + " has one value everywhere: it gives nothing away");
        }
        FeatureMatrix training = sample.withCarried(EventSplit.TRAIN, number);
        FeatureMatrix validation = sample.withCarried(EventSplit.VALIDATION, number);
        FeatureMatrix heldOut = sample.withCarried(EventSplit.HELD_OUT, number);
        TrainedEnsemble network =
                new NetworkTraining(plan, listener).train(training, validation, preprocessing(training));
        double threshold = criterion.threshold(scores(network, validation), validation.labels());
        return Evaluation.of("with " + column, scores(network, heldOut), heldOut, threshold, plan.seed());
    }

    /** The leaked column, the last one, in bins as well: what an identifier gives away lies in single values, which a smooth function hardly tells apart. */
    private static Preprocessing preprocessing(FeatureMatrix training) {
        boolean[] leaked = new boolean[training.width()];
        leaked[leaked.length - 1] = true;
        return Preprocessing.encoding(training, Encoding.quantiles(training, leaked, BINS));
    }

    private static double[] scores(TrainedEnsemble network, FeatureMatrix rows) {
        return RocCurve.widened(network.probabilities(rows.values(), rows.rows()));
    }
}
