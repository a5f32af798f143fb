package io.dilepton.core.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads a stream and closes it when it has not moved for too long: the JDK's HTTP client has no timeout for the body of an answer. */
final class StallWatch implements AutoCloseable {

    private final InputStream stream;
    private final Duration patience;
    private final ScheduledFuture<?> checks;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean stalled;

    private StallWatch(ScheduledExecutorService executor, Duration patience, InputStream stream) {
        this.stream = stream;
        this.patience = patience;
        long interval = Math.max(1, patience.toMillis() / 4);
        checks = executor.scheduleAtFixedRate(this::inspect, interval, interval, TimeUnit.MILLISECONDS);
    }

    static StallWatch start(ScheduledExecutorService executor, Duration patience, InputStream stream) {
        return new StallWatch(executor, patience, stream);
    }

    /** Reads as {@link InputStream#read(byte[])} does; fails when nothing came for too long. */
    int read(byte[] buffer) throws IOException {
        try {
            int read = stream.read(buffer);
            movedAt = System.nanoTime();
            if (stalled) {
                throw new IOException("closed");
            }
            return read;
        } catch (IOException e) {
            throw stalled ? new IOException("nothing came for " + patience.toMillis() / 1000.0 + " s", e) : e;
        }
    }

    private void inspect() {
        if (!stalled && System.nanoTime() - movedAt > patience.toNanos()) {
            stalled = true;
            try {
                stream.close();
            } catch (IOException e) {
                // The stream was to end anyway; its reader sees that it did.
            }
        }
    }

    @Override
    public void close() {
        checks.cancel(false);
    }
}
