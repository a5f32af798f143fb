package io.dilepton.cli.bench.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.ChildJvm;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.synth.SynthClient;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An instance of the generator service in a process of its own, on the same port over every restart. */
final class ServiceChild implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final String name;
    private final ClusterChild cluster;
    private final Path directory;
    private final int port = freePort();
    private ChildJvm process;

    ServiceChild(String name, ClusterChild cluster, Path directory) {
        this.name = name;
        this.cluster = cluster;
        this.directory = directory;
        this.process = launch();
    }

    private ChildJvm launch() {
        return ChildJvm.start(
                name,
                directory,
                JAVA_OPTIONS,
                List.of(
                        "generator",
                        "serve",
                        "--bootstrap",
                        cluster.bootstrap(),
                        "--registry",
                        cluster.registry(),
                        "--port",
                        String.valueOf(port),
                        "--metrics-port",
                        "0",
                        "--set",
                        "dilepton.generator.instance=" + name));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("there is no free port", e);
        }
    }

    /** Waits until it serves. */
    void awaitStart() {
        if (process.line(START).isEmpty()) {
            throw CommandFailure.run(
                    name + " has not started within " + START.toSeconds() + " s: " + process.complaint());
        }
    }

    SynthClient client() {
        return new SynthClient("http://127.0.0.1:" + port, "");
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.kill();
        process.close();
    }

    /** Starts it again, without waiting. */
    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }
}
