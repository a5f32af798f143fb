package io.dilepton.cli.inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.cli.bench.lab.TemporaryFolder;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.config.ClientKind;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import io.dilepton.stream.TopicKeys;
import io.dilepton.stream.flow.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;

/** Starts the shadow, orders the events, and joins them with their scores. */
final class Injection {

    private static final String PREFIX = "dilepton.synthetic.injection.";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final List<String> SCIENCE = List.of(Topics.SCORED_Z, Topics.SCORED_HIGGS);

    private final Map<String, Object> clients;
    private final SynthClient service;
    private final ProgressLine progress;

    Injection(Map<String, Object> clients, SynthClient service, ProgressLine progress) {
        this.clients = clients;
        this.service = service;
        this.progress = progress;
    }

    InjectionReport run(ObjectNode order) {
        String id = order.path("id").asText();
        String topic = PREFIX + id;
        StreamTopics shadow = new StreamTopics(List.of(Topics.EVENTS, topic), topic, true);
        List<TopicSpec> own = new ArrayList<>(shadow.own());
        own.add(new TopicSpec(topic, TopicSpec.DEFAULT_EVENT_PARTITIONS, RETENTION, false, Map.of()));
        try (TopicAdmin admin = new TopicAdmin(clients, START)) {
            List<TopicSpec> all = new ArrayList<>(Topics.all());
            all.addAll(own);
            admin.create(all, TopicAdmin.BROKER_DEFAULT);
        }
        String bootstrap = String.valueOf(clients.get(ClusterKeys.BOOTSTRAP.name()));
        try (TemporaryFolder folder = TemporaryFolder.make("dilepton-injection");
                Outputs science = new Outputs(bootstrap, SCIENCE)) {
            science.skip();
            try (StreamApp app = StreamApp.start(config(id, shadow, folder))) {
                app.awaitRunning(START);
                progress.note("shadow of the live stream: " + app.champion().name() + "/"
                        + app.champion().version() + ", outputs " + topic + ".scored.*");
                order.put("topic", topic);
                JsonNode ordered = service.request(order);
                JsonNode last = service.follow(
                        id,
                        status -> progress.show(
                                seconds -> progress.bar(status.path("emitted").asDouble()
                                        / order.path("count").asDouble())));
                if (!last.path("state").asText().equals("completed")) {
                    throw CommandFailure.run(
                            "the order " + id + " was " + last.path("state").asText() + ": " + last.path("problems"));
                }
                return collect(id, topic, bootstrap, science, ordered.path("model"));
            }
        } finally {
            delete(own);
        }
    }

    private StreamConfig config(String id, StreamTopics shadow, TemporaryFolder folder) {
        Map<String, String> settings = new HashMap<>();
        clients.forEach((key, value) -> settings.put(key, String.valueOf(value)));
        settings.put(StreamKeys.APPLICATION_ID.name(), "dilepton-shadow-" + id);
        settings.put(StreamKeys.START_FROM.name(), "latest");
        settings.put(StreamKeys.METRICS_PORT.name(), "0");
        settings.put(StreamKeys.STATE_DIR.name(), folder.path().toString());
        settings.put(TopicKeys.SOURCES.name(), String.join(",", shadow.sources()));
        settings.put(TopicKeys.OUTPUTS.name(), shadow.outputs());
        return StreamConfig.parse(settings);
    }

    private InjectionReport collect(String id, String topic, String bootstrap, Outputs science, JsonNode model) {
        InjectionTally tally = new InjectionTally();
        try (EventFormat format = EventFormat.of(clients);
                Deserializer<ScoredEvent> decoder =
                        AvroSerdes.forRecord(ScoredEvent.class, clients).deserializer()) {
            EventCoder coder = format.newCoder();
            drain(bootstrap, List.of(topic), record -> {
                CollisionEvent event = coder.decode(record.topic(), record.headers(), record.value())
                        .event();
                Lineage lineage = event.lineage();
                if (lineage != null && lineage.requestId().equals(id)) {
                    tally.injected(lineage.index(), event, record.timestamp());
                }
            });
            long[] live = new long[1];
            drain(bootstrap, List.of(topic + ".scored.z", topic + ".scored.higgs"), record -> {
                ScoredEvent score = decoder.deserialize(record.topic(), record.value());
                if (isOf(score, id)) {
                    tally.scored(score, record.timestamp());
                } else {
                    live[0]++;
                }
            });
            long onScience = 0;
            ConsumerRecords<byte[], byte[]> records = science.poll(POLL.multipliedBy(5));
            while (!records.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    onScience += isOf(decoder.deserialize(record.topic(), record.value()), id) ? 1 : 0;
                }
                records = science.poll(POLL);
            }
            return new InjectionReport(
                    id,
                    model.path("name").asText() + "/" + model.path("version").asInt(),
                    tally.injected(),
                    tally.scored(),
                    tally.accepted(),
                    live[0],
                    onScience,
                    tally.efficiency(),
                    tally.byMass(),
                    tally.byPt(),
                    tally.latency());
        }
    }

    private static boolean isOf(ScoredEvent score, String id) {
        return score.getOrigin() == Origin.SYNTHETIC
                && score.getLineage() != null
                && score.getLineage().getRequestId().equals(id);
    }

    /** Reads topics from their beginnings until nothing has come for a while. */
    private static void drain(
            String bootstrap, List<String> topics, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (Outputs outputs = new Outputs(bootstrap, topics)) {
            long quietSince = System.nanoTime();
            boolean some = false;
            Duration patience = SILENCE;
            while (System.nanoTime() - quietSince < patience.toNanos()) {
                var records = outputs.poll(POLL);
                if (!records.isEmpty()) {
                    quietSince = System.nanoTime();
                    some = true;
                }
                records.forEach(reader);
                patience = some ? Duration.ofSeconds(2) : SILENCE;
            }
        }
    }

    private void delete(List<TopicSpec> own) {
        Map<String, Object> config = new TreeMap<>(ClientKind.ADMIN.of(clients));
        try (Admin admin = Admin.create(config)) {
            admin.deleteTopics(own.stream().map(TopicSpec::name).toList()).all().get();
        } catch (java.util.concurrent.ExecutionException | KafkaException e) {
            progress.note("the topics " + PREFIX + "… could not be deleted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
