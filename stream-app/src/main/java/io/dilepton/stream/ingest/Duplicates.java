package io.dilepton.stream.ingest;

import io.dilepton.core.event.EventId;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.commit.CommitPhase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the ids of a partition's events for a while, across restarts and rebalances. One thread at a time.
 *
 * <p>Ids are kept as 64-bit hashes in two tables: one that fills, one that is full. When the first has filled for a window it takes the
 * place of the second. So an id is known for one window at least and two at most; two different ids among a million share a hash with
 * probability 3·10⁻⁸. What a commit adds goes to the store as a record or a few, not one for each id, and comes back from its changelog.
 */
final class Duplicates {

    /** Name of the store. */
    static final String STORE = "duplicate-ids";

    private static final int BLOCK_BITS = 32;
    /** Ids of one record of the changelog: 256 KiB, well below what a broker takes, however long a commit interval is. */
    private static final int BLOCK_IDS = 32 * 1024;

    private static final int INITIAL_PENDING = 1024;

    private final @Nullable KeyValueStore<Long, byte[]> store;
    private final DuplicateLimits limits;
    private IdTable filling = new IdTable();
    private IdTable full = new IdTable();
    private long generation;
    private long began = Long.MIN_VALUE;
    private long blocks;
    private long[] pending = new long[INITIAL_PENDING];
    private int pendingSize;

    Duplicates(@Nullable KeyValueStore<Long, byte[]> store, DuplicateLimits limits) {
        this.store = store;
        this.limits = limits;
        if (store != null) {
            restore(store);
        }
    }

    /** Returns the builder of the store: values in memory, and a changelog. */
    static StoreBuilder<KeyValueStore<Long, byte[]>> storeBuilder() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    /** Takes up what is in the store of a task, and writes to it before each commit. */
    static Duplicates open(ProcessorContext<?, ?> context, DuplicateLimits limits) {
        if (!limits.remembers()) {
            return new Duplicates(null, limits);
        }
        Duplicates duplicates = new Duplicates(context.getStateStore(STORE), limits);
        CommitHook.register(context, CommitPhase.AGGREGATE, duplicates::flush, () -> {});
        return duplicates;
    }

    /**
     * Tells whether an event came before, and remembers it.
     *
     * @param id identity of the event
     * @param arrival when it arrived, milliseconds, rising
     */
    boolean isRepeated(EventId id, long arrival) {
        if (store == null) {
            return false;
        }
        if (began == Long.MIN_VALUE) {
            began = arrival;
        } else if (arrival - began >= limits.window().toMillis() || filling.size() >= limits.capacity()) {
            rotate(arrival);
        }
        long hash = id.hash();
        if (filling.contains(hash)) {
            return true;
        }
        boolean known = full.contains(hash);
        filling.add(hash);
        if (pendingSize == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pending.length);
        }
        pending[pendingSize++] = hash;
        return known;
    }

    /** Writes the ids that came since it was called last. */
    void flush() {
        if (store == null) {
            return;
        }
        for (int from = 0; from < pendingSize; from += BLOCK_IDS) {
            int to = Math.min(pendingSize, from + BLOCK_IDS);
            ByteBuffer block = ByteBuffer.allocate(Long.BYTES * (to - from + 1)).putLong(began);
            for (int i = from; i < to; i++) {
                block.putLong(pending[i]);
            }
            store.put(key(generation, blocks++), block.array());
        }
        pendingSize = 0;
    }

    private void rotate(long arrival) {
        flush();
        if (store != null) {
            forget(store, generation - 1);
        }
        full = filling;
        filling = new IdTable();
        generation++;
        blocks = 0;
        began = arrival;
    }

    private static void forget(KeyValueStore<Long, byte[]> store, long generation) {
        List<Long> keys = new ArrayList<>();
        try (KeyValueIterator<Long, byte[]> old = store.range(key(generation, 0), key(generation + 1, 0) - 1)) {
            old.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private void restore(KeyValueStore<Long, byte[]> from) {
        try (KeyValueIterator<Long, byte[]> entries = from.all()) {
            while (entries.hasNext()) {
                KeyValue<Long, byte[]> entry = entries.next();
                long of = entry.key >>> BLOCK_BITS;
                if (of > generation) {
                    full = filling;
                    filling = new IdTable();
                    generation = of;
                    blocks = 0;
                }
                ByteBuffer block = ByteBuffer.wrap(entry.value);
                began = block.getLong();
                while (block.hasRemaining()) {
                    filling.add(block.getLong());
                }
                blocks++;
            }
        }
    }

    private static long key(long generation, long block) {
        return generation << BLOCK_BITS | block;
    }
}
