package io.dilepton.cli.bench.lab;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code dilepton} command in a JVM of its own, on the class path of this one. Ends with this JVM at the latest. Thread-safe. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int COMPLAINT_LINES = 5;
    private static final String END = "\0end";

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread hook;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly, name + "-end");
    }

    /**
     * Starts one.
     *
     * @param name what it is, for messages and its log
     * @param directory where the log goes: its standard error
     * @param javaOptions options of the JVM
     * @param arguments command line of {@code dilepton}
     * @return running process; the caller closes it
     */
    public static ChildJvm start(String name, Path directory, List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inherited());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        Path log = directory.resolve(name + "-" + System.nanoTime() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putIfAbsent("DILEPTON_LOG", "ERROR");
        try {
            ChildJvm child = new ChildJvm(name, builder.start(), log);
            Runtime.getRuntime().addShutdownHook(child.hook);
            child.follow();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    /** Options of this JVM that a newer Java needs for native libraries. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--enable-native-access") || option.startsWith("--sun-misc-unsafe"))
                .toList();
    }

    private void follow() {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                        out.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("reading from " + name + " failed: " + e.getMessage());
                    } finally {
                        lines.add(END);
                    }
                },
                name + "-out");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Returns the process id.
     *
     * @return process id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Tells whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the next line of its standard output.
     *
     * @param patience longest wait
     * @return the line, empty when the time is over
     * @throws CommandFailure when it has ended instead
     */
    public Optional<String> line(Duration patience) {
        try {
            String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (END.equals(line)) {
                lines.add(END);
                OptionalInt code = exitCode(PATIENCE);
                throw CommandFailure.run(name + " ended by itself"
                        + (code.isPresent() ? ", exit code " + code.getAsInt() : "") + ": " + complaint());
            }
            return Optional.ofNullable(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted while waiting for " + name);
        }
    }

    /**
     * Waits for its end.
     *
     * @param patience longest wait
     * @return its exit code, empty when it still runs
     */
    public OptionalInt exitCode(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /**
     * Returns what it said last on its standard error.
     *
     * @return the last lines
     */
    public String complaint() {
        List<String> said = complaints();
        return said.isEmpty()
                ? "it said nothing"
                : String.join("\n", said.subList(Math.max(0, said.size() - COMPLAINT_LINES), said.size()));
    }

    /**
     * Returns what it said on its standard error, without what newer JVMs say about the libraries.
     *
     * @return lines
     */
    public List<String> complaints() {
        try (Stream<String> said = Files.lines(log)) {
            return said.filter(line -> !line.startsWith("WARNING: ") && !line.isBlank())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of("its log " + log + " cannot be read");
        }
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (exitCode(PATIENCE).isEmpty()) {
            throw CommandFailure.run(name + " (process " + pid() + ") does not die");
        }
    }

    /**
     * Sends a signal.
     *
     * @param signal name without SIG, such as STOP
     */
    public void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw CommandFailure.run("cannot send SIG" + signal + " to " + name + ": is there a kill command?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    /** Asks it to end as Ctrl-C does, and ends it by force when it does not. */
    @Override
    public void close() {
        process.destroy();
        if (exitCode(PATIENCE).isEmpty()) {
            process.destroyForcibly();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does nothing to a process that is gone.
        }
    }
}
