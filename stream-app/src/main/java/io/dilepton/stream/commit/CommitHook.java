package io.dilepton.stream.commit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Calls the processors of a task before its offsets are committed, so that what they hold back can still be forwarded, in the same
 * transaction.
 *
 * <p>A state store without data: Kafka Streams flushes the caches of a task's stores at the beginning of each commit, of a regular one as of
 * one before a partition is given away or the task is closed, and commits only what its producer has acknowledged after that. A task that is
 * thrown away instead is closed without a commit; its input is then read again. All on the task's own thread.
 *
 * <p>Uses {@code CachedStateStore}, {@code InternalProcessorContext} and {@code ProcessorNode} of Kafka Streams 4.3.1, which are not public API; the
 * tests that kill the application hold that they still do what they did.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {

    /** Name of the store, the same in every topology. */
    public static final String NAME = "before-commit";

    private final List<Callback> callbacks = new ArrayList<>();
    private boolean open;

    private CommitHook() {}

    private record Callback(String node, CommitPhase phase, Runnable flush, Runnable clear) {}

    /**
     * Returns the builder of the store, to be added to a topology and connected to each processor that calls {@link #register}.
     *
     * @return a builder
     */
    public static StoreBuilder<CommitHook> builder() {
        return new Builder();
    }

    /**
     * Asks to be called before each commit. To be called by a processor in {@code init}.
     *
     * @param context context of the processor
     * @param phase when
     * @param flush forwards through the context whatever the processor holds back
     * @param clear drops it: the task is thrown away, its input will be read again
     */
    public static void register(ProcessorContext<?, ?> context, CommitPhase phase, Runnable flush, Runnable clear) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        CommitHook hook = context.getStateStore(NAME);
        // A task that was a standby in between keeps its stores, and initialises its processors again.
        hook.callbacks.removeIf(callback -> callback.node.equals(node.name()));
        hook.callbacks.add(new Callback(node.name(), phase, () -> runAs(internal, node, flush), clear));
        hook.callbacks.sort(Comparator.comparing(Callback::phase));
    }

    @SuppressWarnings(
            "NullAway") // between records there is no current node, which the internal interface does not declare
    private static void runAs(InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node, Runnable flush) {
        ProcessorNode<?, ?, ?, ?> before = context.currentNode();
        context.setCurrentNode(node);
        try {
            flush.run();
        } finally {
            context.setCurrentNode(before);
        }
    }

    @Override
    public void flushCache() {
        for (Callback callback : callbacks) {
            callback.flush.run();
        }
    }

    @Override
    public void clearCache() {
        for (Callback callback : callbacks) {
            callback.clear.run();
        }
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    /**
     * Drops what the processors still hold back. Kafka Streams clears the caches of a task only when it becomes a standby; one that is
     * thrown away, or revived in place, is closed, and its processors are initialised again.
     */
    @Override
    public void close() {
        clearCache();
        callbacks.clear();
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private static final class Builder implements StoreBuilder<CommitHook> {

        @Override
        public CommitHook build() {
            return new CommitHook();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("a store without data has no changelog");
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
