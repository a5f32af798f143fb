package io.dilepton.generator;

import io.dilepton.core.config.ClientKind;
import io.dilepton.generator.coordination.Admission;
import io.dilepton.generator.coordination.RequestMeters;
import io.dilepton.generator.coordination.StatusView;
import io.dilepton.generator.http.StreamRequests;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamStatus;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts requests on their topic, where the coordinator finds them, and looks for the answers among the statuses. Thread-safe. */
final class OrderDesk implements StreamRequests, AutoCloseable {

    private static final int MAX_BLOCK_MS = 10_000;

    private final Producer<byte[], byte[]> producer;
    private final StatusView view;
    private final Admission admission;
    private final RequestMeters meters;

    OrderDesk(Map<String, Object> clients, StatusView view, Admission admission, RequestMeters meters) {
        Map<String, Object> config = ClientKind.PRODUCER.of(clients);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.view = view;
        this.admission = admission;
        this.meters = meters;
    }

    @Override
    public void require(StreamRequest request) {
        try {
            admission.require(request, view.all());
        } catch (RefusedRequestException e) {
            meters.refused(e.refusal());
            throw e;
        }
    }

    @Override
    public Optional<StreamStatus> order(StreamRequest request, Duration patience) throws InterruptedException {
        Instant before = view.find(request.id()).map(StreamStatus::updated).orElse(Instant.MIN);
        send(request.id(), StreamJson.bytes(StreamJson.json(request)));
        return view.await(request.id(), status -> status.updated().isAfter(before), patience);
    }

    @Override
    public void cancel(String id) {
        try {
            send(id, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's record is not annotated: a missing value cancels
    private void send(String id, byte @Nullable [] value) throws InterruptedException {
        try {
            var unused = producer.send(
                            new ProducerRecord<>(Topics.SYNTHETIC_REQUESTS, id.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("the request could not be put on its topic", e.getCause());
        }
    }

    @Override
    public List<StreamStatus> all() {
        return view.all();
    }

    @Override
    public Optional<StreamStatus> find(String id) {
        return view.find(id);
    }

    @Override
    public Optional<StreamStatus> newer(StreamStatus seen, Duration patience) throws InterruptedException {
        return view.await(
                seen.id(),
                status -> !status.updated().equals(seen.updated()) || status.state() != seen.state(),
                patience);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
