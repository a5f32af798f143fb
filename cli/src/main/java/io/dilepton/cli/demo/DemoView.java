package io.dilepton.cli.demo;

import io.dilepton.trainer.training.EpochReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the demonstration: a table that redraws itself on a terminal, a line now and then elsewhere. */
final class DemoView {

    private static final String CLEAR_TO_END = "\u001b[J";
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final Duration LINE = Duration.ofSeconds(2);
    private static final int BAR_WIDTH = 50;
    /** Lines that a redrawn table takes beside the spectrum: the table above it and the line of the cursor below. */
    private static final int OTHER_LINES = 12;

    private final PrintStream out;
    private final boolean terminal;
    private final int rows;
    private Supplier<List<String>> more = List::of;
    private int drawnLines;
    private long lastDrawn = Long.MIN_VALUE;

    /**
     * Shows nothing yet.
     *
     * @param out where to show it
     * @param terminal whether that is a terminal that can redraw lines
     * @param rows lines of the terminal: what is redrawn must fit, since lines that have scrolled away cannot be reached
     */
    DemoView(PrintStream out, boolean terminal, int rows) {
        this.out = out;
        this.terminal = terminal;
        this.rows = rows;
    }

    /**
     * Shows further lines under the counts.
     *
     * @param lines makes the lines; called whenever they are shown
     */
    void also(Supplier<List<String>> lines) {
        more = lines;
    }

    /**
     * Says that a step is done.
     *
     * @param step what
     * @param seconds how long it took
     * @param detail where or which
     */
    void done(String step, double seconds, String detail) {
        if (terminal) {
            out.print("\r" + CLEAR_TO_END);
        }
        out.printf(Locale.ROOT, "%-22s %6.1f s   %s%n", step, seconds, detail);
    }

    /**
     * Says something in a line of its own.
     *
     * @param text what
     */
    void note(String text) {
        out.println(text);
    }

    /**
     * Shows that the training goes on.
     *
     * @param epoch the epoch that has ended
     */
    void epoch(EpochReport epoch) {
        if (terminal) {
            out.print("\r" + CLEAR_TO_END + "training, epoch " + epoch.epoch() + " of " + epoch.epochs());
            out.flush();
        }
    }

    /**
     * Shows the quality of the streamed scores.
     *
     * @param metrics metrics on held-out events
     */
    void metrics(DemoReport.Metrics metrics) {
        out.println();
        if (metrics.heldOutRows() == 0) {
            out.println("No scored event is held out from training: no metrics.");
            return;
        }
        out.printf(
                Locale.ROOT,
                "On %,d events that training never saw: accuracy %s, F1 %s, AUC %s%n",
                metrics.heldOutRows(),
                text(metrics.accuracy()),
                text(metrics.f1()),
                text(metrics.auc()));
    }

    private static String text(@Nullable Double metric) {
        return metric == null ? "undefined" : String.format(Locale.ROOT, "%.4f", metric);
    }

    /**
     * Shows the progress, unless it did so a moment ago.
     *
     * @param progress the present counts
     * @param tally what the scored topic has shown
     */
    void show(Progress progress, ScoredTally tally) {
        long now = System.nanoTime();
        if (lastDrawn != Long.MIN_VALUE && now - lastDrawn < (terminal ? REDRAW : LINE).toNanos()) {
            return;
        }
        lastDrawn = now;
        if (terminal) {
            redraw(table(progress, tally, rows - OTHER_LINES - more.get().size()));
        } else {
            out.printf(
                    Locale.ROOT,
                    "sent %d, enriched %d, scored %d, passed over %d, dead-lettered %d (%.0f scored/s)%n",
                    progress.sent(),
                    progress.enriched(),
                    tally.records(),
                    progress.passedOver(),
                    progress.deadLettered(),
                    progress.rate(tally.records()));
            more.get().forEach(line -> out.println("  " + line.strip().replaceAll(" +", " ")));
        }
    }

    /**
     * Shows the final counts and the spectrum.
     *
     * @param progress the final counts
     * @param tally what the scored topic has shown
     */
    void finish(Progress progress, ScoredTally tally) {
        List<String> table = table(progress, tally, Integer.MAX_VALUE);
        if (terminal) {
            redraw(table);
            drawnLines = 0;
        } else {
            table.forEach(out::println);
        }
    }

    private void redraw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (drawnLines > 0) {
            text.append("\u001b[").append(drawnLines).append('A');
        }
        text.append('\r').append(CLEAR_TO_END);
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
        drawnLines = lines.size();
    }

    private List<String> table(Progress progress, ScoredTally tally, int spectrumLines) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format("%-16s %12s %12s", "", "events", "events/s"));
        lines.add(row("sent", progress.sent(), progress));
        lines.add(row("enriched", progress.enriched(), progress));
        lines.add(row("scored", tally.records(), progress));
        lines.add(row("passed over", progress.passedOver(), progress));
        lines.add(row("dead-lettered", progress.deadLettered(), progress));
        lines.addAll(more.get());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Z candidates %.1f%% of the scored events, mean probability %.3f",
                100 * tally.candidateShare(),
                tally.meanProbability()));
        lines.add("");
        lines.add("mass of the pair, GeV   █ Z candidate   ░ other");
        lines.addAll(tally.spectrumLines(BAR_WIDTH, spectrumLines));
        return lines;
    }

    private static String row(String name, long count, Progress progress) {
        return String.format(Locale.ROOT, "%-16s %,12d %,12.0f", name, count, progress.rate(count));
    }

    /**
     * The present counts.
     *
     * @param sent events that the broker acknowledged
     * @param enriched records on the enriched topic
     * @param passedOver events that no scorer applies to
     * @param deadLettered records on the dead-letter topic
     * @param seconds since the first event was sent
     */
    record Progress(long sent, long enriched, long passedOver, long deadLettered, double seconds) {

        double rate(long count) {
            return seconds > 0 ? count / seconds : 0;
        }
    }
}
