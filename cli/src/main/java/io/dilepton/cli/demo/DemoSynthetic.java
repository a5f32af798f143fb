package io.dilepton.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.generator.GeneratorApp;
import io.dilepton.generator.GeneratorConfig;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import io.dilepton.stream.TopicKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The synthetic side of the demonstration: a generator service, an order of events that it serves meanwhile, and a second stream application
 * that scores them onto topics of their own.
 */
final class DemoSynthetic implements AutoCloseable {

    private static final String ID = "demo";
    private static final String SCORED = Topics.SYNTHETIC_EVENTS + ".scored.z";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(100);

    private final LocalCluster cluster;
    private final DemoView view;
    private final GeneratorApp service;
    private final StreamApp stream;
    private final SynthClient client;
    private final long requested;

    private DemoSynthetic(
            LocalCluster cluster, DemoView view, GeneratorApp service, StreamApp stream, ObjectNode order) {
        this.cluster = cluster;
        this.view = view;
        this.service = service;
        this.stream = stream;
        this.client = new SynthClient(service.url(), "");
        this.requested = order.path("count").asLong();
        JsonNode status = client.request(order);
        view.note("synthetic stream: " + status.path("state").asText() + ", " + requested + " events of model "
                + status.path("model").path("name").asText() + "/"
                + status.path("model").path("version").asInt() + ", " + service.url() + "/v1/streams/" + ID);
        view.also(this::lines);
    }

    /**
     * Starts both and orders events.
     *
     * @param cluster broker and registry
     * @param view shows progress
     * @param count events to order
     * @param rate events per second; 0 for as fast as they come
     * @param seed seed of the events
     * @param state directory for the second stream application
     * @return what runs; the caller closes it
     */
    static DemoSynthetic start(LocalCluster cluster, DemoView view, long count, double rate, long seed, Path state) {
        Demo.Stopwatch starting = new Demo.Stopwatch();
        GeneratorApp service = GeneratorApp.start(GeneratorConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(), cluster.registryUrl(),
                GeneratorKeys.INSTANCE.name(), "demo",
                GeneratorKeys.PORT.name(), "0",
                GeneratorKeys.METRICS_PORT.name(), "0")));
        StreamApp stream = null;
        try {
            stream = StreamApp.start(streamConfig(cluster, state));
            stream.awaitRunning(START);
            if (!service.awaitReady(START)) {
                view.note("the generator service has not joined its group yet");
            }
            view.done("generator service", starting.seconds(), "orders " + service.url() + "/v1/streams");
            ObjectNode order = new ObjectMapper().createObjectNode();
            order.put("id", ID).put("count", count).put("seed", seed);
            if (rate > 0) {
                order.put("rate", rate);
            }
            return new DemoSynthetic(cluster, view, service, stream, order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(service, stream);
            throw new IllegalStateException("interrupted", e);
        } catch (RuntimeException e) {
            close(service, stream);
            throw e;
        }
    }

    private static StreamConfig streamConfig(LocalCluster cluster, Path state) {
        return StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(),
                cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(),
                cluster.registryUrl(),
                StreamKeys.APPLICATION_ID.name(),
                "dilepton-demo-synthetic",
                StreamKeys.METRICS_PORT.name(),
                "0",
                StreamKeys.STATE_DIR.name(),
                state.toString(),
                TopicKeys.SOURCES.name(),
                Topics.SYNTHETIC_EVENTS,
                TopicKeys.OUTPUTS.name(),
                Topics.SYNTHETIC_EVENTS));
    }

    /** Says how far the order has come. */
    private List<String> lines() {
        JsonNode status = client.show(ID);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%-16s %,12d %12s",
                        "synthetic",
                        status.path("emitted").asLong(),
                        status.path("state").asText()),
                String.format(
                        Locale.ROOT,
                        "%-16s %,12d",
                        "  scored apart",
                        stream.counts().scored()));
    }

    /**
     * Waits for the receipt and until every event has been scored, and reads the scored topic back.
     *
     * @param interruption ends the wait
     * @param onScience synthetic events that the science topics have shown
     * @param waiting is called now and then meanwhile
     * @return the books
     */
    DemoReport.Synthetic finish(Interruption interruption, long onScience, Runnable waiting) {
        JsonNode last = client.show(ID);
        while (!last.has("receipt") && !interruption.await(TICK)) {
            stream.throwFailure();
            waiting.run();
            last = client.show(ID);
        }
        JsonNode receipt = last.path("receipt");
        long delivered = receipt.path("delivered").asLong();
        Demo.Stopwatch patience = new Demo.Stopwatch();
        while (stream.counts().in() < delivered
                && patience.seconds() < PATIENCE.toSeconds()
                && !interruption.await(TICK)) {
            stream.throwFailure();
            waiting.run();
        }
        long scored = interruption.isRequested() ? stream.counts().scored() : awaitScored(delivered, interruption);
        return new DemoReport.Synthetic(requested, delivered, scored, onScience);
    }

    /** Says how the order has ended. */
    void sayReceipt() {
        JsonNode last = client.show(ID);
        view.note(
                last.has("receipt")
                        ? summary(last.path("receipt"))
                        : "the synthetic stream is " + last.path("state").asText() + ", and has no receipt yet");
    }

    /** The receipt in a line; all of it is on the status topic and over HTTP. */
    private static String summary(JsonNode receipt) {
        JsonNode quality = receipt.path("quality");
        JsonNode auc = quality.path("twoSampleAuc");
        return String.format(
                Locale.ROOT,
                "receipt of the synthetic stream: %s, %,d of %,d delivered, model %s/%d; mean distance to the reference %.3f (floor %.3f), "
                        + "two-sample AUC %.3f (floor %.3f)",
                receipt.path("state").asText(),
                receipt.path("delivered").asLong(),
                receipt.path("requested").asLong(),
                receipt.path("model").path("name").asText(),
                receipt.path("model").path("version").asInt(),
                quality.path("w1Mean").asDouble(Double.NaN),
                quality.path("w1MeanFloor").asDouble(Double.NaN),
                auc.path("value").asDouble(Double.NaN),
                auc.path("floor").asDouble(Double.NaN));
    }

    private long awaitScored(long delivered, Interruption interruption) {
        Demo.Stopwatch waiting = new Demo.Stopwatch();
        Set<Long> indices = new HashSet<>();
        long records = 0;
        try (Outputs outputs = new Outputs(cluster.bootstrap(), List.of(SCORED));
                Deserializer<ScoredEvent> decoder = AvroSerdes.forRecord(
                                ScoredEvent.class, Map.of(ClusterKeys.REGISTRY.name(), cluster.registryUrl()))
                        .deserializer()) {
            while (records < delivered && waiting.seconds() < PATIENCE.toSeconds() && !interruption.isRequested()) {
                for (var record : outputs.poll(TICK)) {
                    ScoredEvent event = decoder.deserialize(SCORED, record.value());
                    records++;
                    if (event.getOrigin() == Origin.SYNTHETIC && event.getLineage() != null) {
                        indices.add(event.getLineage().getIndex());
                    }
                }
            }
        }
        return indices.size();
    }

    private static void close(GeneratorApp service, @org.jspecify.annotations.Nullable StreamApp stream) {
        service.close();
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void close() {
        close(service, stream);
    }
}
