package io.dilepton.stream.ingest;

/** A set of 64-bit numbers without boxes: open addressing with linear probing, at most half full. One thread at a time. */
final class IdTable {

    private static final int INITIAL_SLOTS = 1024;
    /** Marks a free slot; the number itself is kept beside the table. */
    private static final long FREE = 0;

    private long[] slots = new long[INITIAL_SLOTS];
    private int size;
    private boolean hasFree;

    int size() {
        return size;
    }

    boolean contains(long id) {
        return id == FREE ? hasFree : slots[slot(slots, id)] == id;
    }

    /** Adds a number that may be there already. */
    void add(long id) {
        if (id == FREE) {
            size += hasFree ? 0 : 1;
            hasFree = true;
            return;
        }
        int slot = slot(slots, id);
        if (slots[slot] == id) {
            return;
        }
        slots[slot] = id;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long id : slots) {
            if (id != FREE) {
                larger[slot(larger, id)] = id;
            }
        }
        slots = larger;
    }

    /** The slot of a number, or the free one where it would go; ids are well mixed, so their low bits serve as they are. */
    private static int slot(long[] slots, long id) {
        int mask = slots.length - 1;
        int slot = (int) id & mask;
        while (slots[slot] != FREE && slots[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
