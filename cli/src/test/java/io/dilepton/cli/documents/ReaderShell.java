package io.dilepton.cli.documents;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A folder with a {@code ./dilepton} in it, the repository's documentation beside it, and a shell that types what a reader would. */
final class ReaderShell implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ENDPOINT = Pattern.compile("endpoint +(http://\\S+)/metrics");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<Process> background = new ArrayDeque<>();
    private Path directory;
    private final Set<Process> services = new HashSet<>();
    private final List<Integer> ends = new ArrayList<>();
    private String endpoint = "";
    private int count;

    ReaderShell(Path folder, String bootstrap, String registry, int generatorPort) throws IOException {
        this.folder = folder;
        this.directory = folder;
        environment.put("DILEPTON_BOOTSTRAP", bootstrap);
        environment.put("DILEPTON_REGISTRY", registry);
        environment.put("DILEPTON_METRICS_PORT", "0");
        environment.put("DILEPTON_GENERATOR_METRICS_PORT", "0");
        environment.put("DILEPTON_GENERATOR_PORT", String.valueOf(generatorPort));
        environment.put("DILEPTON_SYNTH_URL", "http://127.0.0.1:" + generatorPort);
        for (String name : List.of("docs", "schemas", "monitoring", "docker")) {
            if (Files.exists(Document.ROOT.resolve(name))) {
                Files.createSymbolicLink(folder.resolve(name), Document.ROOT.resolve(name));
            }
        }
        writeCommand();
    }

    /**
     * What {@code ./dilepton} does once everything is built; but the first training leaves an archive of its classes, with which the JVMs of all later
     * commands start faster.
     */
    private void writeCommand() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path script = folder.resolve("dilepton");
        Files.writeString(script, """
                #!/bin/bash
                classes='%2$s/classes.jsa'
                sharing=-XX:SharedArchiveFile="$classes"
                [ -e "$classes" ] || { [ "$1" = train ] && sharing=-XX:ArchiveClassesAtExit="$classes" || sharing=-Xshare:auto; }
                exec '%1$s' -Xshare:auto "$sharing" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Ddilepton.home='%2$s' -cp '%3$s' io.dilepton.cli.Main "$@"
                """.formatted(java, folder, classPath));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
    }

    /** Goes back to where a reader begins. */
    void home() {
        directory = folder;
    }

    /** Types a command and waits; returns its exit code and what it printed. */
    Outcome type(String text) throws IOException, InterruptedException {
        if (text.startsWith("cd ")) {
            directory = directory.resolve(text.substring(3).strip()).normalize();
            return new Outcome(Files.isDirectory(directory) ? 0 : 1, "");
        }
        Path out = folder.resolve("out-" + ++count + ".txt");
        Process process = start(text, out);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "it did not end within " + PATIENCE.toSeconds() + " s: " + Files.readString(out));
        }
        return new Outcome(process.exitValue(), Files.readString(out));
    }

    /** Types a command into a terminal of its own and waits until it prints the sign, or lives for a moment where there is none. */
    Outcome leave(String text, String sign) throws IOException {
        Path out = folder.resolve("out-" + ++count + ".txt");
        Process process = start("exec " + text, out);
        background.push(process);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && !Files.readString(out).contains(sign) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        String printed = Files.readString(out);
        Matcher said = ENDPOINT.matcher(printed);
        if (said.find()) {
            services.add(process);
            endpoint = endpoint.isEmpty() ? said.group(1) : endpoint;
        }
        return new Outcome(process.isAlive() && printed.contains(sign) ? 0 : 1, printed);
    }

    private Process start(String text, Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "-c", text)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put("DILEPTON_STATE_DIR", folder.resolve("state-" + count).toString());
        return builder.start();
    }

    /** Returns where the first stream that was started answers Prometheus. */
    String endpoint() {
        return endpoint;
    }

    /** Returns how many commands were left running. */
    int running() {
        return background.size();
    }

    @Override
    public void close() {
        endAllBut(0);
    }

    /** Returns what services, those that say where their endpoint is, ended with; one that was asked to stop ends with 0. */
    List<Integer> ends() {
        return List.copyOf(ends);
    }

    /** Ends what was left running, the newest first, until so many are left. */
    void endAllBut(int lasting) {
        while (background.size() > lasting) {
            Process process = background.pop();
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                if (services.remove(process)) {
                    ends.add(process.waitFor());
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What came of a command.
     *
     * @param exitCode exit code; -1 when it did not end
     * @param printed standard output and error
     */
    record Outcome(int exitCode, String printed) {}
}
