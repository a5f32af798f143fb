package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One instance of {@code dilepton stream} under a supervisor, which starts it again when it stops by itself. */
final class Instance implements AutoCloseable {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration START = Duration.ofSeconds(90);

    private final String name;
    private final Path directory;
    private final Path config;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread supervisor;
    private @Nullable ChildJvm process;
    private boolean wanted;
    private volatile boolean closed;

    Instance(String name, Path directory, Map<String, String> settings) {
        this.name = name;
        this.directory = directory;
        this.config = directory.resolve(name + ".properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newBufferedWriter(config)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        supervisor = new Thread(this::supervise, name + "-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
    }

    /** Starts it, without waiting. */
    synchronized void start() {
        wanted = true;
        process = launch();
    }

    /** Waits until its application has begun. */
    void awaitStart() {
        ChildJvm running = current();
        if (running == null || running.line(START).isEmpty()) {
            throw CommandFailure.run(name + " has not started within " + START.toSeconds() + " s");
        }
    }

    /** Ends it at once, as {@code kill -9} does; it stays down. */
    synchronized void kill() {
        wanted = false;
        ChildJvm running = process;
        if (running != null) {
            running.kill();
            running.close();
        }
    }

    /** Starts it without supervision: for a start that must fail. */
    ChildJvm launch() {
        return ChildJvm.start(name, directory, JAVA_OPTIONS, List.of("stream", "--config", config.toString()));
    }

    /** Returns how often it stopped by itself and was started again. */
    int restarts() {
        return restarts.get();
    }

    private synchronized @Nullable ChildJvm current() {
        return process;
    }

    private void supervise() {
        while (!closed) {
            restartIfDown();
            Tail.pause(LOOK);
        }
    }

    private synchronized void restartIfDown() {
        ChildJvm last = process;
        if (wanted && last != null && !last.isAlive()) {
            last.close();
            restarts.incrementAndGet();
            process = launch();
        }
    }

    /** Asks it to finish what is in flight and to stop. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            wanted = false;
            ChildJvm running = process;
            if (running != null) {
                running.close();
            }
        }
    }
}
