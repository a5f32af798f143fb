package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.EventSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The events of a source, made some at a time before they are wanted, and those after them on a thread of their own: so a lane samples while it encodes, sends and waits for
 * a commit, and samples many at once where a pace wants them one by one. Holds what was asked for twice at most. For one thread.
 */
final class EventsAhead implements AutoCloseable {

    private final ExecutorService worker;
    private final Future<EventSource> source;
    private @Nullable Block ahead;
    private long first;
    private List<CollisionEvent> made = List.of();

    /**
     * Begins to open a source.
     *
     * @param opening opens it, on the thread that makes its events
     */
    EventsAhead(Supplier<EventSource> opening) {
        worker = Executors.newSingleThreadExecutor(task -> {
            Thread sampling = new Thread(task, "dilepton-sampling");
            sampling.setDaemon(true);
            return sampling;
        });
        source = worker.submit(opening::get);
    }

    private record Block(long first, Future<List<CollisionEvent>> events) {}

    /** Waits until the source is open, and throws what opening it has thrown. */
    void awaitSource() {
        var unused = await(source);
    }

    /**
     * Returns events.
     *
     * @param index index of the first
     * @param most how many, at least 1
     * @param soon how many will be wanted before long, at least {@code most}
     * @return as many as {@code most} or fewer, at least one
     */
    List<CollisionEvent> next(long index, int most, int soon) {
        if (index < first || index >= first + made.size()) {
            made = prepared(index, soon);
            first = index;
        }
        int from = (int) (index - first);
        return made.subList(from, Math.min(made.size(), from + most));
    }

    private List<CollisionEvent> prepared(long index, int soon) {
        Block block = ahead;
        if (block != null && block.first() == index) {
            ahead = null;
            return await(block.events());
        }
        return await(worker.submit(() -> await(source).events(index, soon)));
    }

    /**
     * Begins to make events that will be asked for, unless some are being made.
     *
     * @param index index of the first
     * @param count how many, at least 1
     */
    void prepare(long index, int count) {
        boolean known = index >= first && index < first + made.size();
        if (ahead == null && !known) {
            ahead = new Block(index, worker.submit(() -> await(source).events(index, count)));
        }
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("events could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException("interrupted while events were made", e);
        }
    }

    /** Closes the source behind what is still being made, without waiting for it. */
    @Override
    public void close() {
        var unused = worker.submit(() -> await(source).close());
        worker.shutdown();
    }
}
