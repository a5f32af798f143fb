package io.dilepton.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The schema registry as a child process that speaks Confluent's API. */
final class Registry implements AutoCloseable {

    private static final String API = "/apis/ccompat/v7";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final Path SHELL = Path.of("/bin/sh");

    private final Process process;
    private final int port;
    private volatile boolean closing;

    private Registry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts and returns when the registry answers and every subject is BACKWARD_TRANSITIVE.
     *
     * @param directory directory of its data and its log
     * @param persistent whether the schemas outlive it
     * @param port port, free
     * @param patience time in which it must answer
     * @param onFatal told if it later stops by itself
     */
    static Registry start(
            Path directory, boolean persistent, int port, Duration patience, Consumer<ClusterException> onFatal) {
        Path log = directory.resolve("registry.log");
        Registry registry = new Registry(launch(directory, log, persistent, port), port);
        try {
            registry.awaitAnswer(log, patience);
            registry.requireBackwardTransitive();
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
        CompletableFuture<Void> unused = registry.process.onExit().thenAccept(ended -> {
            if (!registry.closing) {
                onFatal.accept(new ClusterException(
                        "the schema registry stopped by itself with exit code " + ended.exitValue()));
            }
        });
        return registry;
    }

    String url() {
        return "http://" + Ports.LOOPBACK + ":" + port + API;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path directory, Path log, boolean persistent, int port) {
        ProcessBuilder builder = new ProcessBuilder(command(RegistryHome.runnerJar(), persistent, port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("APICURIO_"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ClusterException("the schema registry's process cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path jar, boolean persistent, int port) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            // Ctrl-C in a terminal goes to every process there; only the parent decides when the registry ends.
            command.addAll(List.of(SHELL.toString(), "-c", "trap '' INT; exec \"$@\"", "registry"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.add("-Dquarkus.http.host=" + Ports.LOOPBACK);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.http.access-log.enabled=false");
        command.add("-Dapicurio.datasource.url=jdbc:h2:" + (persistent ? "file:./schemas" : "mem:schemas"));
        command.add("-Dapicurio.datasource.jdbc.initial-size=2");
        command.add("-Dapicurio.datasource.jdbc.min-size=2");
        command.add("-Dapicurio.datasource.jdbc.max-size=8");
        command.add("-cp");
        command.add(RegistryHome.ownCode() + File.pathSeparator + jar);
        command.add(RegistryMain.class.getName());
        command.add(jar.toString());
        return command;
    }

    private void awaitAnswer(Path log, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw Ports.isFree(port)
                        ? new ClusterException("the schema registry did not start: " + lastLine(log))
                        : Ports.inUse("schema registry", port);
            }
            if (System.nanoTime() > deadline) {
                throw new ClusterException("the schema registry did not answer on port " + port + " within "
                        + patience.toSeconds() + " s: " + lastLine(log));
            }
            rest();
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(url() + "/subjects")).GET()) == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireBackwardTransitive() {
        try {
            int status = send(HttpRequest.newBuilder(URI.create(url() + "/config"))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}")));
            if (status != OK) {
                throw new ClusterException("the schema registry refused its compatibility rule with status " + status);
            }
        } catch (IOException e) {
            throw new ClusterException("the schema registry failed at its first request: " + e.getMessage(), e);
        }
    }

    private static int send(HttpRequest.Builder request) throws IOException {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(GRACE)
                    .build();
            HttpResponse<Void> response =
                    client.send(request.timeout(GRACE.multipliedBy(2)).build(), BodyHandlers.discarding());
            return response.statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("the start of the schema registry was interrupted", e);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("the start of the schema registry was interrupted", e);
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "it wrote no log"
                    : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
