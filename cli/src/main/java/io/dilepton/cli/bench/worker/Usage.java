package io.dilepton.cli.bench.worker;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What this JVM has used up to a moment.
 *
 * @param events events that were done
 * @param nanos wall clock
 * @param cpuNanos processor time of the process
 * @param allocated bytes allocated by the threads that live
 * @param gcMillis time in collections
 */
record Usage(long events, long nanos, long cpuNanos, long allocated, long gcMillis) {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final long KIB = 1024;

    /** Looks now. */
    static Usage now(long events) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
        long gc = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new Usage(events, System.nanoTime(), system.getProcessCpuTime(), allocated, gc);
    }

    /** Returns what was used from here to there. */
    Measurement until(Usage end, double startSeconds, int batch) {
        return new Measurement(
                end.events - events,
                (end.nanos - nanos) / NANOS,
                (end.cpuNanos - cpuNanos) / NANOS,
                end.allocated - allocated,
                (end.gcMillis - gcMillis) / MILLIS,
                peakBytes(),
                startSeconds,
                batch);
    }

    private static long peakBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
