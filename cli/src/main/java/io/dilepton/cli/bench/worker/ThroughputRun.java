package io.dilepton.cli.bench.worker;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.StreamSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Processes all events on the topic. The steady part begins when two thirds are done, as the compiler works for so long, or at once where earlier passes have warmed
 * the JVM up, and ends when the offsets of all events are committed.
 */
final class ThroughputRun {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 2;
    private static final long REPORT_NANOS = 500_000_000;
    private static final double WARM_PART = 2 / 3.0;

    private final WorkerOptions options;
    private final PrintWriter out;
    private long reportedAt = System.nanoTime();

    ThroughputRun(WorkerOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    Measurement run() throws IOException {
        long warm = 0;
        for (int pass = 1; warm < options.warmEvents(); pass++) {
            pass("-warm" + pass, 0);
            warm += options.events();
        }
        return pass("", options.warmEvents() > 0 ? 0 : (long) (options.events() * WARM_PART));
    }

    private Measurement pass(String suffix, long leftOut) throws IOException {
        Map<String, String> settings = new HashMap<>(options.settings());
        String group = settings.get(StreamSettings.APPLICATION_ID) + suffix;
        settings.put(StreamSettings.APPLICATION_ID, group);
        long begun = System.nanoTime();
        try (BenchTopics topics = new BenchTopics(String.valueOf(settings.get(StreamSettings.BOOTSTRAP)), 1);
                StreamUnderTest stream = StreamUnderTest.start(options, settings)) {
            stream.awaitRunning(START);
            double startSeconds = (System.nanoTime() - begun) / 1e9;
            Usage from = Usage.now(await(stream, Math.max(1, leftOut)));
            await(stream, options.events());
            awaitCommit(topics, group);
            return from.until(Usage.now(options.events()), startSeconds, 0);
        }
    }

    private long await(StreamUnderTest stream, long goal) {
        long last = -1;
        long changedAt = System.nanoTime();
        while (true) {
            long done = stream.done();
            long now = System.nanoTime();
            if (done >= goal) {
                return done;
            }
            if (done != last) {
                last = done;
                changedAt = now;
            } else if (now - changedAt > STALL.toNanos()) {
                throw CommandFailure.run("the stream stands still at " + done + " of " + options.events() + " events");
            }
            report(done, now);
            pause();
        }
    }

    private void awaitCommit(BenchTopics topics, String group) {
        long deadline = System.nanoTime() + STALL.toNanos();
        while (topics.committed(group) < options.events()) {
            if (System.nanoTime() > deadline) {
                throw CommandFailure.run("the stream does not commit its last events");
            }
            pause();
        }
    }

    private void report(long done, long now) {
        if (now - reportedAt > REPORT_NANOS) {
            reportedAt = now;
            out.println("done " + done);
            out.flush();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }
}
