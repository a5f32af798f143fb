package io.dilepton.cli.bench.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker and a schema registry in a process of their own, on one directory and the same ports over every restart. */
public final class ClusterChild implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 10;

    private final Path directory;
    private ChildJvm process;
    private final String bootstrap;
    private final String registry;

    private ClusterChild(Path directory, ChildJvm process, JsonNode announced) {
        this.directory = directory;
        this.process = process;
        this.bootstrap = announced.path("bootstrap").asText();
        this.registry = announced.path("registry").asText();
    }

    /**
     * Starts both on free ports and waits for them.
     *
     * @param directory keeps topics and schemas, and the log
     * @return running cluster; the caller closes it
     */
    public static ClusterChild start(Path directory) {
        ChildJvm process = launch(directory, 0, 0);
        try {
            return new ClusterChild(directory, process, announced(process));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /**
     * Returns the broker.
     *
     * @return host:port
     */
    public String bootstrap() {
        return bootstrap;
    }

    /**
     * Returns the schema registry.
     *
     * @return base URL of its Confluent-compatible API
     */
    public String registry() {
        return registry;
    }

    /** Ends broker and registry at once, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Stops the broker's process without ending it: it answers nobody. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Lets the broker's process go on. */
    public void thaw() {
        process.signal("CONT");
    }

    /** Starts both again where they were. */
    public void restart() {
        int broker = Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
        int port = URI.create(registry).getPort();
        for (int attempt = 1; ; attempt++) {
            process = launch(directory, broker, port);
            try {
                announced(process);
                return;
            } catch (CommandFailure e) {
                // The registry of the killed process may hold its port for another moment.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static ChildJvm launch(Path directory, int port, int registryPort) {
        return ChildJvm.start(
                "cluster",
                directory,
                List.of(),
                List.of(
                        "cluster",
                        "start",
                        "--json",
                        "--dir",
                        directory.resolve("cluster").toString(),
                        "--port",
                        String.valueOf(port),
                        "--registry-port",
                        String.valueOf(registryPort)));
    }

    private static JsonNode announced(ChildJvm process) {
        String line = process.line(START)
                .orElseThrow(() -> CommandFailure.run(
                        "the local cluster was not up within " + START.toSeconds() + " s: " + process.complaint()));
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw CommandFailure.run("the local cluster said: " + line);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
