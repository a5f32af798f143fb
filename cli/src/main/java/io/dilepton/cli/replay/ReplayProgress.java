package io.dilepton.cli.replay;

import io.dilepton.generator.emission.EmissionCounts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far a replay is, from a thread of its own: a bar that is drawn again and again on a terminal, a line now and then elsewhere.
 */
final class ReplayProgress implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 250;
    private static final long LINE_MILLIS = 5_000;
    private static final int BAR = 24;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private final ReplayBooks books;
    private final Supplier<EmissionCounts> counts;
    private final ReplayGoal goal;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService executor;

    /**
     * What a replay is on the way to.
     *
     * @param bytes size of the files; 0 where there is no end
     * @param events most events to send
     */
    record ReplayGoal(long bytes, long events) {

        /** Share that is done, or NaN where it cannot be told. */
        double share(long bytesRead, long sent) {
            double ofBytes = bytes == 0 ? 0 : (double) bytesRead / bytes;
            double ofEvents = events == ReplayPlan.NO_LIMIT ? 0 : (double) sent / events;
            double share = Math.max(ofBytes, ofEvents);
            return bytes == 0 && events == ReplayPlan.NO_LIMIT ? Double.NaN : Math.min(share, 1);
        }
    }

    private ReplayProgress(
            PrintWriter out, boolean isTerminal, ReplayBooks books, Supplier<EmissionCounts> counts, ReplayGoal goal) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.books = books;
        this.counts = counts;
        this.goal = goal;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "replay-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    static ReplayProgress start(
            PrintWriter out, boolean isTerminal, ReplayBooks books, Supplier<EmissionCounts> counts, ReplayGoal goal) {
        ReplayProgress progress = new ReplayProgress(out, isTerminal, books, counts, goal);
        long period = isTerminal ? TERMINAL_MILLIS : LINE_MILLIS;
        var unused = progress.executor.scheduleAtFixedRate(progress::show, period, period, TimeUnit.MILLISECONDS);
        return progress;
    }

    private void show() {
        double seconds = (System.nanoTime() - start) / 1e9;
        String line = line(
                goal.share(books.bytes(), counts.get().sent()), counts.get(), books.rejected(), seconds, isTerminal);
        if (isTerminal) {
            out.print(CLEAR + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    static String line(double share, EmissionCounts counts, long rejected, double seconds, boolean withBar) {
        StringBuilder text = new StringBuilder();
        if (!Double.isNaN(share)) {
            int done = (int) (share * BAR);
            text.append(withBar ? "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] " : "");
            text.append(String.format(Locale.ROOT, "%3.0f%%  ", 100 * share));
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d sent, %,.0f/s, %,d rejected",
                counts.acknowledged(),
                counts.acknowledged() / Math.max(seconds, 1e-3),
                rejected));
        if (share > 0 && share < 1) {
            long left = Math.round(seconds * (1 - share) / share);
            text.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
        }
        return text.toString();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        if (isTerminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
