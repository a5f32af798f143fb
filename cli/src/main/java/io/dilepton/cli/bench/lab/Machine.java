package io.dilepton.cli.bench.lab;

import io.dilepton.cli.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where a number was measured.
 *
 * @param processor name of the processor
 * @param cores processors that the JVM sees
 * @param memoryGiB memory of the machine, GiB
 * @param system operating system
 * @param jdk runtime and its vendor
 * @param commit commit of the source, marked where files differ from it; {@code unknown} if the build could not tell
 */
public record Machine(String processor, int cores, double memoryGiB, String system, String jdk, String commit) {

    private static final long GIT_SECONDS = 10;
    private static final double KIB_PER_GIB = 1024 * 1024;

    /**
     * Looks at this machine.
     *
     * @return this machine
     */
    public static Machine here() {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Math.round(memoryKiB() / KIB_PER_GIB * 10) / 10.0,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                described());
    }

    private static double memoryKiB() {
        String[] words = field(Path.of("/proc/meminfo"), "MemTotal", "0 kB").split(" ", 2);
        return Double.parseDouble(words[0]);
    }

    private static String field(Path file, String key, String otherwise) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static String described() {
        try {
            String home = System.getProperty("dilepton.home", ".");
            Process git = new ProcessBuilder(
                            "git", "-C", home, "describe", "--always", "--abbrev=12", "--exclude=*", "--dirty")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : Version.commit();
        } catch (IOException e) {
            return Version.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
