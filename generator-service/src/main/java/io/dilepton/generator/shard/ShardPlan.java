package io.dilepton.generator.shard;

import io.dilepton.generator.request.StreamOrder;

/**
 * Which indices of an order are a shard's: blocks of indices are dealt to the shards in turn. So an order without an end has shards, too, and
 * the shards keep step with one another and with the pace of the whole.
 *
 * @param end number of events of the order; {@link Long#MAX_VALUE} where it has no end
 * @param shards number of shards
 * @param block indices in a row
 * @param shard number of this shard, from 0
 */
public record ShardPlan(long end, int shards, int block, int shard) {

    /** Checks the ranges. */
    public ShardPlan {
        if (end < 1 || shards < 1 || block < 1 || shard < 0 || shard >= shards) {
            throw new IllegalArgumentException(
                    "shard " + shard + " of " + shards + ", blocks of " + block + ", " + end + " events");
        }
    }

    /**
     * Cuts an order.
     *
     * @param order the order
     * @param shard number of the shard
     * @return its plan
     */
    public static ShardPlan of(StreamOrder order, int shard) {
        return new ShardPlan(order.request().end(), order.shards(), order.block(), shard);
    }

    /**
     * Returns how many events the shard has.
     *
     * @return number of positions; {@link Long#MAX_VALUE} where there is no end
     */
    public long length() {
        return end == Long.MAX_VALUE ? Long.MAX_VALUE : before(end);
    }

    /**
     * Returns how many of the shard's events have an index below a bound.
     *
     * @param bound index, at least 0
     * @return number of positions
     */
    public long before(long bound) {
        long round = (long) shards * block;
        long rest = bound % round - (long) shard * block;
        return bound / round * block + Math.max(0, Math.min(block, rest));
    }

    /**
     * Returns the index of an event of the shard.
     *
     * @param position 0-based position in the shard
     * @return index in the order
     */
    public long index(long position) {
        return (position / block * shards + shard) * block + position % block;
    }

    /**
     * Returns how many positions, from one on, have indices in a row.
     *
     * @param position 0-based position
     * @param bound position not to be reached
     * @return at most a block; 0 at the bound
     */
    public int run(long position, long bound) {
        return (int) Math.max(0, Math.min(block - position % block, bound - position));
    }
}
