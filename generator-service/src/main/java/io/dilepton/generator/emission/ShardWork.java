package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.EventSource;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.sampling.Sources;
import io.dilepton.generator.shard.ShardPlan;
import io.dilepton.generator.shard.ShardProgress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One shard in the hands of a lane: what is due, and what its events are. For one thread. */
final class ShardWork implements AutoCloseable {

    private static final double MILLIS = 1e3;

    private final StreamOrder order;
    private final int shard;
    private final ShardPlan plan;
    private final long length;
    private final Weights weights;
    private ShardProgress progress = ShardProgress.NONE;
    private boolean cancelled;
    private @Nullable EventSource source;

    ShardWork(StreamOrder order, int shard) {
        this.order = order;
        this.shard = shard;
        this.plan = ShardPlan.of(order, shard);
        this.length = plan.length();
        this.weights = new Weights(order);
    }

    StreamOrder order() {
        return order;
    }

    int shard() {
        return shard;
    }

    ShardProgress progress() {
        return progress;
    }

    void progress(ShardProgress newProgress) {
        progress = newProgress;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isOpen() {
        return progress.state() == ShardProgress.State.RUNNING;
    }

    long length() {
        return length;
    }

    /** Returns how many of the next events are due and have indices in a row; 0 for none. */
    int due(long nowMillis) {
        return plan.run(progress.position(), Math.min(length, plan.before(dueIndex(nowMillis))));
    }

    /** Returns the milliseconds until the next event is due; 0 or less where one is. */
    long untilDue(long nowMillis) {
        Double rate = order.request().rate();
        long first = order.due().toEpochMilli();
        double after = rate == null ? 0 : plan.index(progress.position()) / rate * MILLIS;
        return (long) Math.ceil(first + after) - nowMillis;
    }

    /** Returns for how many milliseconds the next event has been due; 0 where no rate was asked for. */
    long lag(long nowMillis) {
        return order.request().rate() == null ? 0 : Math.max(0, -untilDue(nowMillis));
    }

    private long dueIndex(long nowMillis) {
        long since = nowMillis - order.due().toEpochMilli();
        if (since < 0) {
            return 0;
        }
        Double rate = order.request().rate();
        return rate == null ? Long.MAX_VALUE : (long) Math.floor(since * rate / MILLIS) + 1;
    }

    /** Opens the source, unless that has been done. May take long: not in a transaction. */
    void open(Sources sources) {
        if (source == null) {
            source = sources.open(order);
        }
    }

    /** Makes the next events of the open source. */
    List<CollisionEvent> next(int count) {
        EventSource opened = Objects.requireNonNull(source, "open the source first");
        List<CollisionEvent> events = opened.events(plan.index(progress.position()), count);
        return weights.of(events);
    }

    @Override
    public void close() {
        EventSource opened = source;
        if (opened != null) {
            opened.close();
        }
    }
}
