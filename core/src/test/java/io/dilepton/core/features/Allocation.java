package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a piece of code allocates on the thread that runs it. */
final class Allocation {

    private static final int CALLS = 10_000;

    private Allocation() {}

    static void requireNone(Runnable code) {
        bytes(code);
        // Five tries, the least counts: the JVM itself may allocate on a thread while it compiles.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            least = Math.min(least, bytes(code));
        }
        assertThat(least).as("bytes allocated by %d calls", CALLS).isLessThan(1_000);
    }

    private static long bytes(Runnable code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            code.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
