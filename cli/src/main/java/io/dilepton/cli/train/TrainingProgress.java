package io.dilepton.cli.train;

import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.trainer.training.Checkpoint;
import io.dilepton.trainer.training.EpochReport;
import io.dilepton.trainer.training.TrainingListener;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a training is, and leaves a line with its last epoch. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

    private final ProgressLine line;
    private @Nullable EpochReport last;

    TrainingProgress(ProgressLine line) {
        this.line = line;
        line.showNext();
    }

    @Override
    public void epochEnded(EpochReport report) {
        last = report;
        line.show(seconds -> line.bar((double) report.epoch() / report.epochs()) + " " + text(report) + left(report));
    }

    @Override
    public void resumed(List<EpochReport> earlier) {
        if (!earlier.isEmpty()) {
            line.note(String.format(
                    Locale.ROOT,
                    "Resumed after epoch %d/%d",
                    earlier.get(earlier.size() - 1).epoch(),
                    earlier.get(0).epochs()));
        }
    }

    @Override
    public void checkpointSaved(Checkpoint checkpoint) {
        line.note("Stopped; saved to " + checkpoint.file() + ": the same command with --resume goes on");
    }

    @Override
    public void close() {
        if (last != null) {
            line.note(text(last));
        }
        line.close();
    }

    static String text(EpochReport report) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %.4f  validation loss %.4f AUC %.5f%s  %,.0f rows/s",
                report.epoch(),
                report.epochs(),
                report.loss(),
                report.validationLoss(),
                report.validationAuc(),
                report.best() ? " (best)" : "",
                report.rowsPerSecond());
    }

    static String left(EpochReport report) {
        double left = report.seconds() / report.epoch() * (report.epochs() - report.epoch());
        return String.format(Locale.ROOT, "  at most %.0f s left", left);
    }
}
