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
 * <p>Ids are kept as 63-bit hashes of two generations. When one has filled for a window the next begins, and the one before is forgotten. So
 * an id is known for one window at least and two at most, longer when it keeps coming; two different ids among a million share a hash with
 * probability 5·10⁻⁸. What a commit adds goes to the store as a record or a few, not one for each id, and comes back from its changelog.
 */
final class Duplicates {

    /** Name of the store. */
    static final String STORE = "duplicate-ids";

    private static final int BLOCK_BITS = 32;
    /** Ids of one record of the changelog: 256 KiB, well below what a broker takes, however long a commit interval is. */
    private static final int BLOCK_IDS = 32 * 1024;

    private static final int INITIAL_PENDING = 1024;

    /** Ids that are looked up together where nothing waits for the answer. */
    private static final int NOTED = 512;

    private final @Nullable KeyValueStore<Long, byte[]> store;
    private final DuplicateLimits limits;
    private final Runnable repeated;
    private final long[] noted = new long[NOTED];
    private int notedSize;
    private long latest;
    private final IdTable ids = new IdTable();
    private long generation;
    private long began = Long.MIN_VALUE;
    private long blocks;
    private long[] pending = new long[INITIAL_PENDING];
    private int pendingSize;

    Duplicates(@Nullable KeyValueStore<Long, byte[]> store, DuplicateLimits limits, Runnable repeated) {
        this.store = store;
        this.limits = limits;
        this.repeated = repeated;
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

    /**
     * Takes up what is in the store of a task, and writes to it before each commit.
     *
     * @param context context of the processor
     * @param limits what is done about events that come twice
     * @param repeated called once for each event that came before, at the latest before the commit
     */
    static Duplicates open(ProcessorContext<?, ?> context, DuplicateLimits limits, Runnable repeated) {
        if (!limits.remembers()) {
            return new Duplicates(null, limits, repeated);
        }
        Duplicates duplicates = new Duplicates(context.getStateStore(STORE), limits, repeated);
        CommitHook.register(context, CommitPhase.AGGREGATE, duplicates::flush, () -> {});
        return duplicates;
    }

    /**
     * Remembers an event, and where events that come again are dropped, tells whether it is to be.
     *
     * <p>Where they are only counted nothing waits for the answer: ids are looked up many at a time then, since the processor fetches what
     * they need from a table larger than its caches all at once rather than one after the other.
     *
     * @param id identity of the event
     * @param arrival when it arrived, milliseconds, rising
     * @return whether it came before; always false where events that come again are not dropped
     */
    boolean isKnown(EventId id, long arrival) {
        if (store == null) {
            return false;
        }
        if (limits.drops()) {
            return isRepeated(id.hash(), arrival);
        }
        latest = arrival;
        noted[notedSize++] = id.hash();
        if (notedSize == NOTED) {
            lookUp();
        }
        return false;
    }

    private void lookUp() {
        for (int i = 0; i < notedSize; i++) {
            isRepeated(noted[i], latest);
        }
        notedSize = 0;
    }

    private boolean isRepeated(long hash, long arrival) {
        if (began == Long.MIN_VALUE) {
            began = arrival;
        } else if (arrival - began >= limits.window().toMillis() || ids.size() >= limits.capacity()) {
            rotate(arrival);
        }
        IdTable.Sighting sighting = ids.add(hash);
        if (sighting != IdTable.Sighting.NEW) {
            repeated.run();
        }
        if (sighting == IdTable.Sighting.PRESENT) {
            return true;
        }
        if (pendingSize == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pending.length);
        }
        pending[pendingSize++] = hash;
        return sighting == IdTable.Sighting.BEFORE;
    }

    /** Writes the ids that came since it was called last. */
    void flush() {
        if (store == null) {
            return;
        }
        lookUp();
        write(store);
    }

    private void write(KeyValueStore<Long, byte[]> to) {
        for (int from = 0; from < pendingSize; from += BLOCK_IDS) {
            int end = Math.min(pendingSize, from + BLOCK_IDS);
            ByteBuffer block =
                    ByteBuffer.allocate(Long.BYTES * (end - from + 1)).putLong(began);
            for (int i = from; i < end; i++) {
                block.putLong(pending[i]);
            }
            to.put(key(generation, blocks++), block.array());
        }
        pendingSize = 0;
    }

    private void rotate(long arrival) {
        if (store != null) {
            write(store);
            forget(store, generation - 1);
        }
        ids.rotate();
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
                    ids.rotate();
                    generation = of;
                    blocks = 0;
                }
                ByteBuffer block = ByteBuffer.wrap(entry.value);
                began = block.getLong();
                while (block.hasRemaining()) {
                    ids.add(block.getLong());
                }
                blocks++;
            }
        }
    }

    private static long key(long generation, long block) {
        return generation << BLOCK_BITS | block;
    }
}
