package io.dilepton.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.LongSupplier;

/**
 * One line of progress: drawn over itself ten times a second on a terminal, printed every five seconds elsewhere. Used by the thread that
 * works, which may report as often as it likes: a report that is not shown costs a look at the clock.
 */
public final class ProgressLine implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPRINT = Duration.ofSeconds(5);
    private static final int BAR = 24;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private final LongSupplier nanoTime;
    private long startedAt;
    private long shownAt;
    private boolean isDrawn;

    /**
     * Begins to count time.
     *
     * @param out where to show it
     * @param isTerminal whether that is a terminal that can redraw lines
     * @param nanoTime clock, {@code System::nanoTime}
     */
    public ProgressLine(PrintWriter out, boolean isTerminal, LongSupplier nanoTime) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.nanoTime = nanoTime;
        restart();
    }

    /** Counts time from now on. */
    public void restart() {
        startedAt = nanoTime.getAsLong();
        shownAt = startedAt;
    }

    /** Makes the next line shown, however soon it comes: what has just begun is seen to run. */
    public void showNext() {
        shownAt = nanoTime.getAsLong() - REPRINT.toNanos();
    }

    /**
     * Shows a line, if it is time to.
     *
     * @param line makes the line, given the seconds since the start; called only when it is shown
     */
    public void show(DoubleFunction<String> line) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (isTerminal ? REDRAW : REPRINT).toNanos()) {
            return;
        }
        shownAt = now;
        String text = line.apply((now - startedAt) / 1e9);
        if (isTerminal) {
            out.print(CLEAR + text);
            isDrawn = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /**
     * Shows a bar for a share.
     *
     * @param share share that is done, 0 to 1
     * @return a bar and per cent on a terminal, per cent alone elsewhere
     */
    public String bar(double share) {
        int filled = (int) (Math.min(1, share) * BAR);
        String percent = Math.round(100 * Math.min(1, share)) + "%";
        return isTerminal ? "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + percent : percent;
    }

    /**
     * Prints a line to stay.
     *
     * @param line the line
     */
    public void note(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** Takes a drawn line away, to make room for other output. */
    public void clear() {
        if (isDrawn) {
            out.print(CLEAR);
            out.flush();
            isDrawn = false;
        }
    }

    /** Takes a drawn line away. */
    @Override
    public void close() {
        clear();
    }
}
