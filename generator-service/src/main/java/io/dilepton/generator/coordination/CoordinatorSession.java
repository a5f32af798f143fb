package io.dilepton.generator.coordination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.generator.lifecycle.Session;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.StreamState;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.shard.ShardProgress;
import io.dilepton.generator.shard.ShardRecords;
import io.dilepton.generator.shard.Snapshots;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that reads requests: accepts or refuses them, gives out shards, adds up progress, and closes streams. Whatever follows from a request is
 * written in the transaction that commits the request's offset, under a transactional id that fences an earlier coordinator. For one thread.
 */
public final class CoordinatorSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorSession.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration KEEPING = Duration.ofDays(30);
    private static final long REPORT_MILLIS = 500;
    private static final TopicPartition REQUESTS = new TopicPartition(Topics.SYNTHETIC_REQUESTS, 0);

    private final CoordinatorSettings settings;
    private final Outbox outbox;
    private final Consumer<byte[], byte[]> requests;
    private final Consumer<byte[], byte[]> shards;
    private final ExecutorService closing;
    private final StreamBooks books = new StreamBooks();
    private final Reception reception;
    private final Map<String, CompletableFuture<ObjectNode>> receipts = new HashMap<>();

    /**
     * Connects.
     *
     * @param settings settings
     */
    public CoordinatorSession(CoordinatorSettings settings) {
        String group = settings.application() + "-coordinator";
        this.settings = settings;
        this.outbox = new Outbox(settings.clients(), group);
        this.requests = Snapshots.make(settings.clients(), group);
        this.shards = Snapshots.make(settings.clients(), "");
        this.reception = new Reception(settings, books, outbox);
        this.closing = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "dilepton-receipts");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void run(BooleanSupplier wanted) {
        outbox.open();
        restore(wanted);
        requests.assign(List.of(REQUESTS));
        LOG.atInfo().addKeyValue("streams", books.open().size()).log("coordinates the requests");
        long reported = 0;
        while (wanted.getAsBoolean()) {
            Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : requests.poll(POLL)) {
                reception.answer(record);
                read.put(REQUESTS, new OffsetAndMetadata(record.offset() + 1));
            }
            shards.poll(Duration.ZERO).forEach(books::takeShard);
            long now = settings.clock().millis();
            if (now - reported >= REPORT_MILLIS) {
                reported = now;
                books.open().forEach(this::report);
            }
            outbox.commit(read, requests.groupMetadata());
        }
    }

    private void restore(BooleanSupplier wanted) {
        try (Consumer<byte[], byte[]> consumer = Snapshots.make(settings.clients(), "")) {
            var partitions = Snapshots.partitions(consumer, Topics.SYNTHETIC_STATUS);
            Snapshots.readAll(consumer, settings.clients(), partitions, wanted, books::takeStatus);
        }
        Instant old = now().minus(KEEPING);
        books.forget(status -> status.state().isLast() && status.updated().isBefore(old))
                .forEach(outbox::remove);
        var partitions = Snapshots.partitions(shards, Topics.SYNTHETIC_SHARDS);
        Snapshots.readAll(shards, settings.clients(), partitions, wanted, books::takeShard);
    }

    private void report(StreamBook book) {
        if (book.has(ShardProgress.State.FAILED) && !book.isCancelled()) {
            reception.cancel(book);
        }
        if (book.hasEnded()) {
            CompletableFuture<ObjectNode> receipt =
                    receipts.computeIfAbsent(book.order().request().id(), unused -> {
                        ReceiptMaker.Facts facts = ReceiptMaker.Facts.of(book);
                        return CompletableFuture.supplyAsync(
                                () -> settings.receipts().receipt(facts), closing);
                    });
            if (receipt.isDone()) {
                close(book, receipt.join());
                return;
            }
        }
        StreamState state = state(book);
        if (state != book.status().state() || book.emitted() != book.status().emitted()) {
            double rate = book.rate(settings.clock().millis());
            StreamStatus next = book.status().with(state, book.emitted(), rate, now());
            book.status(next);
            publish(next);
        }
    }

    private static StreamState state(StreamBook book) {
        if (book.hasEnded()) {
            return StreamState.CLOSING;
        }
        if (book.isCancelled()) {
            return StreamState.CANCELLING;
        }
        return book.emitted() > 0 ? StreamState.RUNNING : StreamState.ACCEPTED;
    }

    private void close(StreamBook book, ObjectNode receipt) {
        String id = book.order().request().id();
        StreamState state = ReceiptMaker.Facts.of(book).state();
        List<Problem> problems = state == StreamState.FAILED
                ? List.of(new Problem("model", book.reason(), "mend it and order again under another id"))
                : List.of();
        StreamStatus last = book.status().with(state, book.emitted(), 0, now()).closed(state, problems, receipt, now());
        publish(last);
        settings.meters().closed(last);
        for (int shard = 0; shard < book.order().shards(); shard++) {
            for (ShardRecords.Kind kind : ShardRecords.Kind.values()) {
                outbox.add(ShardRecords.removal(new ShardRecords.Key(id, shard, kind), settings.lanes()));
            }
        }
        books.close(id);
        receipts.remove(id);
        LOG.atInfo()
                .addKeyValue("requestId", id)
                .addKeyValue("state", state.code())
                .log("closed a stream");
    }

    private void publish(StreamStatus status) {
        books.put(status);
        outbox.add(status);
    }

    private Instant now() {
        return settings.clock().instant();
    }

    @Override
    public void close() {
        closing.shutdownNow();
        requests.close();
        shards.close();
        outbox.close();
    }
}
