package io.dilepton.generator.coordination;

import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.shard.ShardProgress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the coordinator knows about a stream that has not ended. For one thread. */
final class StreamBook {

    private static final double MILLIS = 1e3;
    /** Weight of the past in the rate that is shown. */
    private static final double MEMORY = 0.7;

    private final StreamOrder order;
    private final ShardProgress[] shards;
    private StreamStatus status;
    private double perSecond;
    private boolean cancelled;

    StreamBook(StreamOrder order, StreamStatus status) {
        this.order = order;
        this.status = status;
        this.shards = new ShardProgress[order.shards()];
        Arrays.fill(shards, ShardProgress.NONE);
    }

    StreamOrder order() {
        return order;
    }

    StreamStatus status() {
        return status;
    }

    void status(StreamStatus newStatus) {
        status = newStatus;
    }

    void take(int shard, ShardProgress progress) {
        shards[shard] = progress;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    long emitted() {
        return Arrays.stream(shards).mapToLong(ShardProgress::position).sum();
    }

    boolean hasEnded() {
        return Arrays.stream(shards).noneMatch(shard -> shard.state() == ShardProgress.State.RUNNING);
    }

    List<ShardProgress> shards() {
        return List.of(shards);
    }

    boolean has(ShardProgress.State state) {
        return Arrays.stream(shards).anyMatch(shard -> shard.state() == state);
    }

    String reason() {
        return Arrays.stream(shards)
                .map(ShardProgress::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Adds up the events by the instance that made them. */
    Map<String, Long> by() {
        Map<String, Long> by = new TreeMap<>();
        for (ShardProgress shard : shards) {
            shard.by().forEach((instance, events) -> by.merge(instance, events, Long::sum));
        }
        return by;
    }

    /** Returns when the last event was made, milliseconds since 1970-01-01T00:00:00Z; 0 before the first. */
    long lastMillis() {
        return Arrays.stream(shards).mapToLong(ShardProgress::lastMillis).max().orElse(0);
    }

    /** Follows the rate that events come at. */
    double rate(long nowMillis) {
        long millis = nowMillis - status.updated().toEpochMilli();
        if (millis > 0) {
            double now = (emitted() - status.emitted()) * MILLIS / millis;
            perSecond = perSecond == 0 ? now : MEMORY * perSecond + (1 - MEMORY) * now;
        }
        return perSecond;
    }
}
