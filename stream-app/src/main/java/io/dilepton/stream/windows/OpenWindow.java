package io.dilepton.stream.windows;

import io.dilepton.schemas.WindowSummary;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A window that is open: what the store keeps, and when it is to be closed. One thread at a time; once it is being closed its counts belong to whoever summarises them.
 */
final class OpenWindow {

    private final WindowPart whole;
    private final long waitsUntil;
    private final boolean replay;
    private long heardMillis;
    private boolean due;
    private @Nullable Future<WindowSummary> summary;

    /**
     * Opens a window.
     *
     * @param whole the window so far; belongs to this from now on
     * @param waitsUntil its end and the grace period, microseconds since 1970
     * @param replay whether it is older than what was closed, so that event time does not close it
     * @param nowMillis wall clock
     */
    OpenWindow(WindowPart whole, long waitsUntil, boolean replay, long nowMillis) {
        this.whole = whole;
        this.waitsUntil = waitsUntil;
        this.replay = replay;
        this.heardMillis = nowMillis;
    }

    void hear(long nowMillis) {
        heardMillis = nowMillis;
    }

    /**
     * Tells whether event time has passed at this look and at the one before: sums of tasks that committed at the same time may take until
     * then to arrive.
     */
    boolean isPassed(long reached) {
        boolean before = due;
        due = !replay && waitsUntil <= reached;
        return due && before;
    }

    /** Begins to close the window: what comes for it from now on is late. */
    void closing(Future<WindowSummary> awaited) {
        summary = awaited;
    }

    boolean isClosing() {
        return summary != null;
    }

    /** Returns the summary when it is there, null while it is being made or has not been asked for. */
    @Nullable
    WindowSummary summary() {
        Future<WindowSummary> awaited = summary;
        if (awaited == null || !awaited.isDone()) {
            return null;
        }
        try {
            return awaited.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("window " + whole.key() + " could not be summarised", e.getCause());
        }
    }

    boolean isIdle(long nowMillis, long idleMillis) {
        return nowMillis - heardMillis >= idleMillis;
    }

    WindowPart whole() {
        return whole;
    }

    byte[] toBytes() {
        ByteSink sink = new ByteSink();
        whole.write(sink);
        return sink.toByteArray();
    }

    long waitsUntil() {
        return waitsUntil;
    }

    boolean isReplay() {
        return replay;
    }

    long heardMillis() {
        return heardMillis;
    }
}
