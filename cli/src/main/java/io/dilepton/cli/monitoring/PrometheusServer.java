package io.dilepton.cli.monitoring;

import io.dilepton.cli.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Prometheus that is installed on this machine, run as a child on a free port of the loopback address. What it stores goes with it. */
public final class PrometheusServer implements AutoCloseable {

    /** How people get one. */
    public static final String INSTALL =
            "Prometheus is not installed, so there are no graphs: `apt-get install prometheus` (Debian, Ubuntu), "
                    + "`brew install prometheus`, or https://prometheus.io/download";

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long GRACE_SECONDS = 10;
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final int port;
    private final Process process;

    private PrometheusServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /**
     * Looks for the program.
     *
     * @return {@code prometheus} on the {@code PATH}
     */
    public static Optional<Path> installed() {
        return program("prometheus");
    }

    /**
     * Looks for a program of Prometheus.
     *
     * @param name its name
     * @return the file on the {@code PATH}
     */
    public static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param program the program
     * @param config what it scrapes and evaluates
     * @return the server; the caller closes it
     * @throws CommandFailure when it does not start
     */
    public static PrometheusServer start(Path program, PrometheusConfig config) {
        try {
            int port = freePort();
            Path directory = Files.createTempDirectory("dilepton-prometheus");
            Path file = Files.writeString(directory.resolve("prometheus.yml"), config.yaml(port));
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--storage.tsdb.retention.time=1d",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile())
                    .directory(directory.toFile())
                    .start();
            PrometheusServer server = new PrometheusServer(directory, port, process);
            server.await();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Returns where it is.
     *
     * @return base URL without a slash at its end
     */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete();
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        try {
            while (!isReady()) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String log = Files.readString(directory.resolve("prometheus.log"))
                            .strip();
                    close();
                    throw CommandFailure.run("Prometheus did not start: " + (log.isEmpty() ? "no answer" : log));
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw CommandFailure.run("interrupted while Prometheus started");
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/-/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void delete() {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + directory, e);
        }
    }
}
