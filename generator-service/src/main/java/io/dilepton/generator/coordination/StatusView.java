package io.dilepton.generator.coordination;

import io.dilepton.generator.lifecycle.Session;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.shard.Snapshots;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statuses of all requests as they are on their topic. Thread-safe; a {@link #session} keeps it up to date. */
public final class StatusView {

    private static final Logger LOG = LoggerFactory.getLogger(StatusView.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, StreamStatus> statuses = new TreeMap<>();
    private boolean complete;

    /** Makes an empty view. */
    public StatusView() {}

    /**
     * Makes what follows the topic.
     *
     * @param clients configuration for all Kafka clients
     * @return session that fills this view
     */
    public Session session(Map<String, Object> clients) {
        Consumer<byte[], byte[]> consumer = Snapshots.make(clients, "");
        return new Session() {
            @Override
            public void run(BooleanSupplier wanted) {
                var partitions = Snapshots.partitions(consumer, Topics.SYNTHETIC_STATUS);
                Snapshots.readAll(consumer, clients, partitions, wanted, StatusView.this::take);
                completed();
                while (wanted.getAsBoolean()) {
                    consumer.poll(POLL).forEach(StatusView.this::take);
                }
            }

            @Override
            public void close() {
                consumer.close();
            }
        };
    }

    private synchronized void completed() {
        complete = true;
        notifyAll();
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            statuses.remove(id);
        } else {
            try {
                statuses.put(id, StreamJson.status(StreamJson.tree(record.value())));
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("requestId", id).log("passed over a damaged status: {}", e.getMessage());
            }
        }
        notifyAll();
    }

    /**
     * Tells whether the topic has been read once.
     *
     * @return whether the view shows what there is
     */
    public synchronized boolean isComplete() {
        return complete;
    }

    /**
     * Returns every status.
     *
     * @return statuses by id
     */
    public synchronized List<StreamStatus> all() {
        return List.copyOf(statuses.values());
    }

    /**
     * Returns one status.
     *
     * @param id id of the request
     * @return status; empty where there is none
     */
    public synchronized Optional<StreamStatus> find(String id) {
        return Optional.ofNullable(statuses.get(id));
    }

    /**
     * Waits for a status.
     *
     * @param id id of the request
     * @param awaited tells whether a status is the one
     * @param patience longest wait
     * @return the first status that is; empty when the time is over
     * @throws InterruptedException when the thread is interrupted
     */
    public synchronized Optional<StreamStatus> await(String id, Predicate<StreamStatus> awaited, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            StreamStatus status = statuses.get(id);
            if (status != null && awaited.test(status)) {
                return Optional.of(status);
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }
}
