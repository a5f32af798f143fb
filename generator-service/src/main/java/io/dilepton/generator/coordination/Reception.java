package io.dilepton.generator.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamState;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.generator.shard.ShardRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: accepts, refuses and cancels. For one thread. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Duration OPENING = Duration.ofSeconds(1);

    /** Events in a row of a shard: what a generator makes at a time. */
    private static final int BLOCK = 1_024;

    private final CoordinatorSettings settings;
    private final StreamBooks books;
    private final Outbox outbox;

    Reception(CoordinatorSettings settings, StreamBooks books, Outbox outbox) {
        this.settings = settings;
        this.books = books;
        this.outbox = outbox;
    }

    /** Answers a record of the topic of requests. */
    void answer(ConsumerRecord<byte[], byte[]> record) {
        String id =
                record.key() == null ? "request-" + record.offset() : new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            StreamBook book = books.find(id);
            if (book != null) {
                cancel(book);
            }
            return;
        }
        JsonNode json = StreamJson.object();
        try {
            json = StreamJson.tree(record.value());
            take(id, StreamJson.request(json, id, null));
        } catch (RefusedRequestException e) {
            refuse(id, json, e);
        } catch (KafkaException | ModelRegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            // It would fail again for ever, and nothing behind it would have its turn.
            LOG.atWarn().addKeyValue("requestId", id).setCause(e).log("a request cannot be served");
            Problem problem = new Problem("model", "it cannot be used: " + e.getMessage(), "order from another");
            refuse(id, json, new RefusedRequestException(Refusal.MODEL, List.of(problem)));
        }
    }

    private void take(String id, StreamRequest request) {
        if (!request.id().equals(id)) {
            throw RefusedRequestException.invalid(
                    "id", request.id() + " is not the key of the record, " + id, "leave it out");
        }
        StreamStatus known = books.status(id);
        if (known == null || known.state() == StreamState.REFUSED) {
            accept(request);
        } else {
            LOG.atWarn().addKeyValue("requestId", id).log("passed over a request whose id another request has");
        }
    }

    private void accept(StreamRequest request) {
        StreamOrder.Model model = settings.admission().require(request, books.statuses());
        StreamOrder order = order(request, model);
        Instant now = settings.clock().instant();
        StreamStatus status = new StreamStatus(
                request.id(),
                request.client(),
                StreamState.ACCEPTED,
                0,
                0,
                StreamJson.json(request),
                model,
                null,
                List.of(),
                null,
                now,
                now);
        books.open(new StreamBook(order, status));
        for (int shard = 0; shard < order.shards(); shard++) {
            outbox.add(ShardRecords.order(order, shard, settings.lanes()));
        }
        publish(status);
        settings.meters().accepted();
        LOG.atInfo()
                .addKeyValue("requestId", request.id())
                .addKeyValue("model", model.name())
                .addKeyValue("modelVersion", model.version())
                .log("accepted a request");
    }

    private StreamOrder order(StreamRequest request, StreamOrder.Model model) {
        Integer most = request.shards();
        List<Double> weights = settings.admission().sources().binWeights(request, model);
        long shards = Math.min(most == null ? settings.lanes() : most, (request.end() - 1) / BLOCK + 1);
        Map<Integer, Long> ends = settings.admission().ends(request.topic());
        // A pace begins when the sources are open; otherwise it would begin with a burst.
        Instant now = settings.clock().instant();
        Instant soon = request.rate() == null ? now : now.plus(OPENING);
        Instant start = request.startTime();
        return new StreamOrder(
                request,
                model,
                (int) Math.min(settings.lanes(), shards),
                BLOCK,
                start != null && start.isAfter(soon) ? start : soon,
                ends,
                weights);
    }

    private void refuse(String id, JsonNode json, RefusedRequestException refused) {
        settings.meters().refused(refused.refusal());
        StreamStatus known = books.status(id);
        if (known == null || known.state() == StreamState.REFUSED) {
            String client = json.path("client").asText("anonymous");
            ObjectNode request = json instanceof ObjectNode object ? object : null;
            publish(StreamStatus.refused(
                    id, client, request, refused, settings.clock().instant()));
        }
    }

    /** Tells the shards of a stream to stop. */
    void cancel(StreamBook book) {
        book.cancel();
        for (int shard = 0; shard < book.order().shards(); shard++) {
            outbox.add(ShardRecords.cancel(book.order().request().id(), shard, settings.lanes()));
        }
    }

    private void publish(StreamStatus status) {
        books.put(status);
        outbox.add(status);
    }
}
