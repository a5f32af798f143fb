package io.dilepton.cli.train;

import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.trainer.generative.GenerativeListener;
import io.dilepton.trainer.training.Checkpoint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far the training of a generator is, and leaves a line with its last validation. */
final class GeneratorProgress implements GenerativeListener, AutoCloseable {

    private final ProgressLine line;
    private @Nullable String last;

    GeneratorProgress(ProgressLine line) {
        this.line = line;
    }

    @Override
    public void checked(Check report) {
        String text = String.format(
                Locale.ROOT,
                "step %,d/%,d  critic %.4f generator %.4f  distance %.4f%s",
                report.step(),
                report.steps(),
                report.criticLoss(),
                report.generatorLoss(),
                report.distance(),
                report.best() ? " (best)" : "");
        double left = report.seconds() / report.step() * (report.steps() - report.step());
        last = text;
        line.show(seconds -> line.bar((double) report.step() / report.steps()) + " " + text
                + String.format(Locale.ROOT, "  %.0f s left", left));
    }

    @Override
    public void checkpointSaved(Checkpoint checkpoint) {
        line.note("Stopped; saved to " + checkpoint.file() + ": the same command with --resume goes on");
    }

    @Override
    public void close() {
        if (last != null) {
            line.note(last);
        }
        line.close();
    }
}
