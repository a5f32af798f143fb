package io.dilepton.generator.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs sessions on a thread of its own, a new one a second after a fault of the last, until it is closed. */
public final class Restarted implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Restarted.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private final String name;
    private final Supplier<Session> sessions;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins to work.
     *
     * @param name name of the thread
     * @param sessions makes a session
     */
    public Restarted(String name, Supplier<Session> sessions) {
        this.name = name;
        this.sessions = sessions;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (isWanted()) {
            try (Session session = sessions.get()) {
                session.run(this::isWanted);
            } catch (RuntimeException e) {
                if (isWanted()) {
                    LOG.atWarn().log("{} begins again from what was committed: {}", name, e.toString());
                    LOG.atDebug().setCause(e).log("the failure in full");
                    pause();
                }
            }
        }
    }

    private boolean isWanted() {
        return closing.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    private void pause() {
        try {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atTrace().log("closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the session end what it is at, for up to 15 seconds, and stops. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
