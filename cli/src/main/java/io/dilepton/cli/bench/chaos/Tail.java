package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;

/** Follows the committed outputs and remembers when the broker took the newest of them. */
final class Tail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Thread thread;
    private volatile long newest;
    private volatile boolean closed;

    Tail(String bootstrap) {
        thread = new Thread(() -> follow(bootstrap), "chaos-tail");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(String bootstrap) {
        try (Outputs outputs = new Outputs(bootstrap, List.of(Topics.ENRICHED, Topics.SCORED_Z))) {
            while (!closed) {
                try {
                    for (ConsumerRecord<byte[], byte[]> output : outputs.poll(POLL)) {
                        newest = Math.max(newest, output.timestamp());
                    }
                } catch (RetriableException e) {
                    // The broker is away, which is what this is about.
                }
            }
        }
    }

    /**
     * Waits for an output that the broker took after a moment.
     *
     * @param epochMillis the moment
     * @param patience longest wait
     * @param what what was broken, for the message
     * @return seconds from the moment until the output could be read
     */
    double awaitAfter(long epochMillis, Duration patience, String what) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (newest <= epochMillis) {
            if (System.nanoTime() > deadline) {
                throw CommandFailure.run(what + ": no new output within " + patience.toSeconds() + " s");
            }
            pause(POLL);
        }
        return (System.currentTimeMillis() - epochMillis) / 1000.0;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
