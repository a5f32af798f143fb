package io.dilepton.generator.coordination;

import io.dilepton.generator.request.OrderJson;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.shard.ShardRecords;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The last status of every request, and the books of those that have not ended. For one thread. */
final class StreamBooks {

    private final Map<String, StreamStatus> statuses = new TreeMap<>();
    private final Map<String, StreamBook> open = new TreeMap<>();

    /** Takes a record of the topic of statuses. */
    void takeStatus(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            statuses.remove(id);
        } else {
            statuses.put(id, StreamJson.status(StreamJson.tree(record.value())));
        }
    }

    /** Takes a record of the topic of shards. */
    void takeShard(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        ShardRecords.Key key = ShardRecords.Key.parse(record.key());
        StreamBook book = open.get(key.id());
        switch (key.kind()) {
            case ORDER -> {
                StreamStatus status = statuses.get(key.id());
                if (book == null && status != null && !status.state().isLast()) {
                    open.put(key.id(), new StreamBook(OrderJson.order(StreamJson.tree(record.value())), status));
                }
            }
            case PROGRESS -> {
                if (book != null) {
                    book.take(key.shard(), ShardRecords.progress(record.value()));
                }
            }
            case CANCEL -> {
                if (book != null) {
                    book.cancel();
                }
            }
        }
    }

    /** Forgets statuses, and returns their ids. */
    List<String> forget(Predicate<StreamStatus> which) {
        List<String> forgotten =
                statuses.values().stream().filter(which).map(StreamStatus::id).toList();
        forgotten.forEach(statuses::remove);
        return forgotten;
    }

    @Nullable
    StreamStatus status(String id) {
        return statuses.get(id);
    }

    Collection<StreamStatus> statuses() {
        return statuses.values();
    }

    void put(StreamStatus status) {
        statuses.put(status.id(), status);
    }

    @Nullable
    StreamBook find(String id) {
        return open.get(id);
    }

    List<StreamBook> open() {
        return List.copyOf(open.values());
    }

    void open(StreamBook book) {
        open.put(book.order().request().id(), book);
    }

    void close(String id) {
        open.remove(id);
    }
}
