package io.dilepton.trainer.training;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the JVM from ending under a thread that is in native code, which would crash it: on exit, such as by Ctrl-C, the training is
 * told to stop and the exit waits until it has.
 */
public final class ExitGuard implements AutoCloseable {

    private static final long MOST_SECONDS = 10;

    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "training-exit-guard");
    private volatile boolean exiting;

    /**
     * Guards from here to {@link #close}.
     *
     * @throws CancellationException when the JVM is ending already
     */
    public ExitGuard() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw cancellation();
        }
    }

    /**
     * Lets the training go on, or stops it.
     *
     * @throws CancellationException once the JVM is ending, or the thread was interrupted; the interruption counts as taken
     */
    public void check() {
        if (Thread.interrupted()) {
            throw new CancellationException("training stopped: it was interrupted");
        }
        if (exiting) {
            throw cancellation();
        }
    }

    @Override
    public void close() {
        left.countDown();
        if (!exiting) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                exiting = true;
            }
        }
    }

    private void stop() {
        exiting = true;
        try {
            if (!left.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CancellationException cancellation() {
        return new CancellationException("training stopped: the process is ending");
    }
}
