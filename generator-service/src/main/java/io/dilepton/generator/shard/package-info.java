/**
 * How an order is cut into shards, and what is on the topic of shards: {@link io.dilepton.generator.shard.ShardPlan} and
 * {@link io.dilepton.generator.shard.ShardRecords}.
 *
 * <p>A partition of that topic is a lane: one instance at a time works on it. The topic holds each shard's order and how far the shard has
 * come; the latter is written in the very transaction that carries the events.
 */
@NullMarked
package io.dilepton.generator.shard;

import org.jspecify.annotations.NullMarked;
