package io.dilepton.stream.ingest;

/**
 * A set of hashes of two generations, the present one and the one before, without boxes: open addressing with linear probing, at most half
 * full. Both are in one table, so that a look-up is one access to memory: the lowest bit of an entry tells its generation, the other 63 are
 * the hash. One thread at a time.
 */
final class IdTable {

    private static final int INITIAL_SLOTS = 1024;
    private static final long FREE = 0;
    private static final long GENERATION_BIT = 1;
    /** Stands for the one hash that would look like a free slot. */
    private static final long NOT_FREE = 2;

    private long[] slots = new long[INITIAL_SLOTS];
    private long generation;
    private int present;
    private int all;

    /** Whether a hash was there when it was added. */
    enum Sighting {
        /** It is new. */
        NEW,
        /** It was of the generation before. */
        BEFORE,
        /** It is of the present generation. */
        PRESENT
    }

    /** Returns the number of hashes of the present generation. */
    int size() {
        return present;
    }

    /** Makes a hash one of the present generation. */
    Sighting add(long hash) {
        long entry = entry(hash);
        int slot = slot(slots, entry);
        long found = slots[slot];
        if (found == entry) {
            return Sighting.PRESENT;
        }
        slots[slot] = entry;
        present++;
        if (found != FREE) {
            return Sighting.BEFORE;
        }
        all++;
        if (2 * all > slots.length) {
            rebuild(2 * slots.length);
        }
        return Sighting.NEW;
    }

    /** Forgets the generation before, which the present one becomes. */
    void rotate() {
        generation ^= GENERATION_BIT;
        long old = generation;
        for (int slot = 0; slot < slots.length; slot++) {
            if ((slots[slot] & GENERATION_BIT) == old) {
                slots[slot] = FREE;
            }
        }
        all = present;
        present = 0;
        rebuild(slots.length);
    }

    private long entry(long hash) {
        long bits = hash & ~GENERATION_BIT;
        return (bits == FREE ? NOT_FREE : bits) | generation;
    }

    private void rebuild(int length) {
        long[] next = new long[length];
        for (long entry : slots) {
            if (entry != FREE) {
                next[slot(next, entry)] = entry;
            }
        }
        slots = next;
    }

    /** The slot of an entry of either generation, or the free one where it would go; hashes are well mixed, so their low bits serve as they are. */
    private static int slot(long[] slots, long entry) {
        int mask = slots.length - 1;
        int slot = (int) (entry >>> 1) & mask;
        while (slots[slot] != FREE && (slots[slot] ^ entry) >>> 1 != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
