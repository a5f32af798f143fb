package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The {@code dilepton} command in a JVM of its own, as a user runs it; what it writes goes to files. Closing it kills it. */
public final class CommandProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts the command.
     *
     * @param directory where what it writes goes
     * @param environment further environment variables
     * @param arguments command line
     * @return the running command
     * @throws IOException when there can be no process
     */
    public static CommandProcess start(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), directory, environment, arguments);
    }

    /**
     * Starts the command as a terminal does: it hears of SIGINT even where the tests run in the background of a shell, which makes what it starts there
     * ignore it.
     *
     * @param directory where what it writes goes
     * @param arguments command line
     * @return the running command
     * @throws IOException when there can be no process
     */
    public static CommandProcess startInForeground(Path directory, String... arguments) throws IOException {
        return start(List.of("env", "--default-signal=INT"), directory, Map.of(), arguments);
    }

    private static CommandProcess start(
            List<String> prefix, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.dilepton.cli.Main"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, arguments[0], ".out");
        Path err = Files.createTempFile(directory, arguments[0], ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), out, err);
    }

    /**
     * Waits until the standard output has a text.
     *
     * @param text text
     * @return all of the standard output
     * @throws IOException when the output cannot be read
     */
    public String awaitOutput(String text) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!out().contains(text) && process.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(out()).as("standard error: %s", err()).contains(text);
        return out();
    }

    /**
     * Tells whether it runs.
     *
     * @return whether it has not ended yet
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Sends a signal.
     *
     * @param name name of the signal, such as STOP
     * @throws IOException when there can be no process for that
     * @throws InterruptedException when the wait is interrupted
     */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Asks it to end, as SIGTERM does. */
    public void terminate() {
        process.destroy();
    }

    /**
     * Waits for its end.
     *
     * @return exit code
     * @throws InterruptedException when the wait is interrupted
     */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /**
     * Returns its standard output so far.
     *
     * @return text
     * @throws IOException when it cannot be read
     */
    public String out() throws IOException {
        return Files.readString(out);
    }

    /**
     * Returns its standard error so far, without what newer JVMs say about libraries.
     *
     * @return text
     * @throws IOException when it cannot be read
     */
    public String err() throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(err).stream()
                        .filter(line -> !line.startsWith("WARNING: "))
                        .toList());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
