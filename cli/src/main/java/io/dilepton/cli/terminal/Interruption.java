package io.dilepton.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (or a TERM signal) into a request that the command's own thread honours, and holds the JVM back until that thread has tidied up.
 */
public final class Interruption implements AutoCloseable {

    private final CountDownLatch finished = new CountDownLatch(1);
    private final CountDownLatch requested = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean honoured;

    private Interruption(Duration patience) {
        this.hook = new Thread(
                () -> {
                    requested.countDown();
                    if (awaitFinish(patience) && honoured) {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "dilepton-interruption");
    }

    /**
     * Begins to listen. Close it at the end of the command.
     *
     * @param patience how long the JVM waits for the command to tidy up
     * @return the request, not made yet
     */
    public static Interruption listen(Duration patience) {
        Interruption interruption = new Interruption(patience);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /**
     * Tells whether the user wants the command to end.
     *
     * @return true from Ctrl-C on
     */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Waits for Ctrl-C.
     *
     * @param duration longest wait
     * @return true as soon as the user wants the command to end, false after the longest wait
     */
    public boolean await(Duration duration) {
        try {
            return requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Makes the exit code 0, instead of the JVM's 130 or 143: a service that was asked to stop, and did, has not failed. */
    public void honour() {
        honoured = true;
    }

    private boolean awaitFinish(Duration patience) {
        try {
            return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the JVM end. */
    @Override
    public void close() {
        finished.countDown();
        if (!isRequested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending already: the hook has run or finds the latch open.
            }
        }
    }
}
