package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
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

    /** Events that are due within this time are made together: one by one they would cost several times as much. */
    private static final long HORIZON_MILLIS = 1_000;

    private final StreamOrder order;
    private final int shard;
    private final ShardPlan plan;
    private final long length;
    private final Weights weights;
    private ShardProgress progress = ShardProgress.NONE;
    private boolean cancelled;
    private @Nullable EventsAhead source;

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
        return due(progress.position(), nowMillis);
    }

    private int due(long position, long nowMillis) {
        return plan.run(position, Math.min(length, plan.before(dueIndex(nowMillis))));
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

    /** Begins to open the source, unless that has been done; returns whether it did. Does not wait. */
    boolean open(Sources sources) {
        if (source != null) {
            return false;
        }
        source = new EventsAhead(() -> sources.open(order));
        return true;
    }

    /** Waits until the source is open, which may take long: not in a transaction. */
    void awaitSource(Sources sources) {
        open(sources);
        opened().awaitSource();
    }

    /** Begins to make the first events of the open source. */
    void prepare(long nowMillis) {
        int soon = due(progress.position(), nowMillis + HORIZON_MILLIS);
        if (soon > 0) {
            opened().prepare(plan.index(progress.position()), soon);
        }
    }

    /**
     * Makes the next events of the open source, and begins with those that will be due after them before long.
     *
     * @param most how many, at least 1 and with indices in a row
     * @param nowMillis the time
     * @return that many or fewer, at least one
     */
    List<CollisionEvent> next(int most, long nowMillis) {
        long before = progress.position();
        int soon = Math.max(most, due(before, nowMillis + HORIZON_MILLIS));
        List<CollisionEvent> events = opened().next(plan.index(before), most, soon);
        long block = before + plan.run(before, Long.MAX_VALUE);
        int later = due(block, nowMillis + HORIZON_MILLIS);
        if (later > 0) {
            opened().prepare(plan.index(block), later);
        }
        return weights.of(events);
    }

    private EventsAhead opened() {
        return Objects.requireNonNull(source, "open the source first");
    }

    @Override
    public void close() {
        EventsAhead opened = source;
        if (opened != null) {
            source = null;
            opened.close();
        }
    }
}
