package io.dilepton.generator.emission;

import io.dilepton.generator.request.OrderJson;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.shard.ShardRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The shards that a lane's partition holds, as its records say. For one thread. */
final class LaneShards implements AutoCloseable {

    private final Map<String, ShardWork> works = new LinkedHashMap<>();
    private boolean restoring = true;

    /** Says that all that was committed before this session has been taken: later progress is what the session has written itself. */
    void restored() {
        restoring = false;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        ShardRecords.Key key = ShardRecords.Key.parse(record.key());
        String name = key.id() + "/" + key.shard();
        ShardWork work = works.get(name);
        if (record.value() == null) {
            if (key.kind() == ShardRecords.Kind.ORDER && work != null) {
                works.remove(name);
                work.close();
            }
            return;
        }
        switch (key.kind()) {
            case ORDER ->
                works.putIfAbsent(name, new ShardWork(OrderJson.order(StreamJson.tree(record.value())), key.shard()));
            case PROGRESS -> {
                if (restoring && work != null) {
                    work.progress(ShardRecords.progress(record.value()));
                }
            }
            case CANCEL -> {
                if (work != null) {
                    work.cancel();
                }
            }
        }
    }

    /** Returns how many milliseconds nothing will be due, at most so many. */
    long idle(long nowMillis, long most) {
        long wait = most;
        for (ShardWork work : works.values()) {
            if (work.isOpen()) {
                wait = Math.min(wait, work.isCancelled() ? 0 : Math.max(0, work.untilDue(nowMillis)));
            }
        }
        return wait;
    }

    /** Returns the shards whose first events will be due before long. */
    List<ShardWork> coming(long nowMillis, long withinMillis) {
        return works.values().stream()
                .filter(work -> work.isOpen() && !work.isCancelled() && work.untilDue(nowMillis) < withinMillis)
                .toList();
    }

    /** Returns the shards that there is something to do for. */
    List<ShardWork> ready(long nowMillis) {
        return works.values().stream()
                .filter(work -> work.isOpen() && (work.isCancelled() || work.due(nowMillis) > 0))
                .toList();
    }

    @Override
    public void close() {
        works.values().forEach(ShardWork::close);
    }
}
