package io.dilepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration in a JVM of its own, ended as Ctrl-C ends it. */
class DemoInterruptionIT {

    private static final long SECONDS = 60;
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");

    @BeforeEach
    void makeTemporaryDirectory() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void shouldLeaveNothingBehindWhenInterruptedWhileTheBrokerStarts() throws Exception {
        try (WatchService watch = temporary.getFileSystem().newWatchService()) {
            temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process demo = start();
            awaitCluster(watch);

            assertThat(ended(demo)).containsExactly("interrupted");
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenInterruptedBeforeTheModelIsTrained() throws Exception {
        Process demo = start();
        BufferedReader out = demo.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).startsWith("broker and registry");

        assertThat(ended(demo)).containsExactly("interrupted");
    }

    private List<String> ended(Process demo) throws Exception {
        List<ProcessHandle> children = demo.descendants().toList();
        demo.toHandle().destroy();

        List<String> lines = demo.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
        assertThat(demo.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(TERMINATED);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("dilepton"));
        }
        return lines;
    }

    private static void awaitCluster(WatchService watch) throws InterruptedException {
        while (true) {
            WatchKey key = watch.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(key).isNotNull();
            if (key.pollEvents().stream()
                    .anyMatch(event -> String.valueOf(event.context()).startsWith("dilepton-cluster-"))) {
                return;
            }
            key.reset();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Ddilepton.home=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.dilepton.cli.Main",
                        "demo")
                .redirectErrorStream(true)
                .start();
    }
}
