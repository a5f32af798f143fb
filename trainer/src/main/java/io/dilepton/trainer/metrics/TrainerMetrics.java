package io.dilepton.trainer.metrics;

import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.Metric;
import java.util.List;

/** The metrics of a training. */
public final class TrainerMetrics {

    private static final String TASK = "task";

    /** Epochs so far. */
    public static final Metric EPOCH = Metric.gauge(
            "dilepton.training.epoch",
            "",
            "epochs that have ended; with several networks counted on as if each ran all of its epochs",
            TASK);

    /** Epochs at most. */
    public static final Metric EPOCHS =
            Metric.gauge("dilepton.training.epochs", "", "most epochs that the plan allows, over all networks", TASK);

    /** Loss of the last epoch. */
    public static final Metric LOSS = Metric.gauge(
            "dilepton.training.loss",
            "",
            "loss of the last epoch: `train` with dropout, `validation` without",
            TASK,
            "part");

    /** AUC of the last epoch. */
    public static final Metric AUC = Metric.gauge(
            "dilepton.training.auc",
            "",
            "area under the ROC curve on the validation events after the last epoch",
            TASK);

    /** Speed. */
    public static final Metric ROWS = Metric.gauge(
            "dilepton.training.rows.rate", "", "training rows a second in the last epoch, without validation", TASK);

    private TrainerMetrics() {}

    /**
     * Returns the catalogue.
     *
     * @return all metrics in the order of the documentation
     */
    public static Catalogue catalogue() {
        return new Catalogue("trainer", "Trainer", List.of(EPOCH, EPOCHS, LOSS, AUC, ROWS));
    }
}
