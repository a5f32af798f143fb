package io.dilepton.trainer.metrics;

import io.dilepton.core.metrics.Meters;
import io.dilepton.trainer.training.Checkpoint;
import io.dilepton.trainer.training.EpochReport;
import io.dilepton.trainer.training.TrainingListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Shows the last epoch of a training as meters, and passes on what it hears. */
public final class TrainingMeters implements TrainingListener {

    private static final EpochReport NONE = new EpochReport(0, 0, 0, 0, 0, false, 0, 0);

    private final TrainingListener next;
    private volatile EpochReport last = NONE;

    /**
     * Registers the meters.
     *
     * @param meters where to
     * @param task name of what is trained
     * @param next hears what this hears
     */
    public TrainingMeters(Meters meters, String task, TrainingListener next) {
        this.next = next;
        MeterRegistry registry = meters.registry();
        TrainerMetrics.EPOCH.gauge(registry, () -> last.epoch(), task);
        TrainerMetrics.EPOCHS.gauge(registry, () -> last.epochs(), task);
        TrainerMetrics.LOSS.gauge(registry, () -> measured(EpochReport::loss), task, "train");
        TrainerMetrics.LOSS.gauge(registry, () -> measured(EpochReport::validationLoss), task, "validation");
        TrainerMetrics.AUC.gauge(registry, () -> measured(EpochReport::validationAuc), task);
        TrainerMetrics.ROWS.gauge(registry, () -> last.rowsPerSecond(), task);
    }

    @Override
    public void epochEnded(EpochReport report) {
        last = report;
        next.epochEnded(report);
    }

    @Override
    public void checkpointSaved(Checkpoint checkpoint) {
        next.checkpointSaved(checkpoint);
    }

    /** Before the first epoch there is no loss, which is not a loss of 0. */
    private double measured(ToDoubleFunction<EpochReport> field) {
        EpochReport report = last;
        return report.epoch() == 0 ? Double.NaN : field.applyAsDouble(report);
    }
}
