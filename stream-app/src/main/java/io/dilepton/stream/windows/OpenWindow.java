package io.dilepton.stream.windows;

/** A window that is open: what the store keeps, and when it is to be closed. One thread at a time. */
final class OpenWindow {

    private final WindowPart whole;
    private final long waitsUntil;
    private final boolean replay;
    private long heardMillis;
    private boolean due;

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
