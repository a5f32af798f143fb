package io.dilepton.stream;

import io.dilepton.core.metrics.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Ready while Kafka Streams runs, which it does only after the champion was loaded. Live until it has failed or stopped, a thread has died, or a
 * thread that works has not asked for events for too long. A thread that waits for a rebalance or for its stores to be restored asks all the
 * while, so that neither counts as stuck.
 */
final class StreamHealth implements Health {

    private final Supplier<KafkaStreams.State> state;
    private final Supplier<@Nullable Throwable> failure;
    private final Supplier<List<ThreadPoll>> threads;
    private final int expectedThreads;
    private final Duration stuckAfter;

    /**
     * Makes it.
     *
     * @param state of Kafka Streams
     * @param failure why it failed; null while it has not
     * @param threads threads that are alive; asked only while it runs or rebalances
     * @param expectedThreads threads that there should be
     * @param stuckAfter time without a poll after which a thread counts as stuck
     */
    StreamHealth(
            Supplier<KafkaStreams.State> state,
            Supplier<@Nullable Throwable> failure,
            Supplier<List<ThreadPoll>> threads,
            int expectedThreads,
            Duration stuckAfter) {
        this.state = state;
        this.failure = failure;
        this.threads = threads;
        this.expectedThreads = expectedThreads;
        this.stuckAfter = stuckAfter;
    }

    /**
     * A thread that processes.
     *
     * @param name name of the thread
     * @param sincePoll time since it last asked for events; empty where it has not yet
     */
    record ThreadPoll(String name, Optional<Duration> sincePoll) {}

    @Override
    public Status live() {
        KafkaStreams.State now = state.get();
        if (now.hasCompletedShutdown() || now == KafkaStreams.State.PENDING_ERROR) {
            return notRunning(now);
        }
        if (!now.isRunningOrRebalancing()) {
            return Status.UP;
        }
        List<String> troubles = troubles(threads.get());
        // Threads that ended because the application stops meanwhile are no trouble.
        return state.get().isRunningOrRebalancing() ? Status.of(troubles) : live();
    }

    @Override
    public Status ready() {
        KafkaStreams.State now = state.get();
        return now == KafkaStreams.State.RUNNING ? Status.UP : notRunning(now);
    }

    /** Returns how many threads are alive. */
    int aliveThreads() {
        return state.get().isRunningOrRebalancing() ? threads.get().size() : 0;
    }

    private List<String> troubles(List<ThreadPoll> alive) {
        List<String> troubles = new ArrayList<>();
        if (alive.size() < expectedThreads) {
            troubles.add(expectedThreads - alive.size() + " of " + expectedThreads + " threads are dead");
        }
        for (ThreadPoll thread : alive) {
            thread.sincePoll()
                    .filter(since -> since.compareTo(stuckAfter) > 0)
                    .ifPresent(since -> troubles.add(
                            "thread " + thread.name() + " is stuck: no poll for " + since.toSeconds() + " s"));
        }
        return troubles;
    }

    private Status notRunning(KafkaStreams.State now) {
        List<String> reasons = new ArrayList<>();
        reasons.add("Kafka Streams is " + now);
        Throwable cause = failure.get();
        if (cause != null) {
            reasons.add(String.valueOf(cause.getMessage()));
        }
        return Status.of(reasons);
    }
}
