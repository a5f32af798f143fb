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
import io.dilepton.core.topics.TopicAdmin;
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
import org.apache.kafka.common.KafkaException;

/** Starts the shadow, orders the events, and joins them with their scores. */
final class Injection {

    private static final String PREFIX = "dilepton.synthetic.injection.";
    private static final Duration START = Duration.ofSeconds(60);
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
                service.request(order);
                JsonNode last = service.follow(
                        id,
                        status -> progress.show(
                                seconds -> progress.bar(status.path("emitted").asDouble()
                                        / order.path("count").asDouble())));
                if (!last.path("state").asText().equals("completed")) {
                    throw CommandFailure.run(
                            "the order " + id + " was " + last.path("state").asText() + ": " + last.path("problems"));
                }
                return collect(topic, science, new InjectionReading(id, bootstrap, clients), last);
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

    private InjectionReport collect(String topic, Outputs science, InjectionReading reading, JsonNode last) {
        InjectionTally tally = new InjectionTally();
        reading.events(topic, last.path("receipt").path("delivered").asLong(), tally);
        long live = reading.scores(List.of(topic + ".scored.z", topic + ".scored.higgs"), tally);
        return new InjectionReport(
                reading.id(),
                last.path("model").path("name").asText() + "/"
                        + last.path("model").path("version").asInt(),
                tally.injected(),
                tally.scored(),
                tally.accepted(),
                tally.unscored(),
                live,
                reading.among(science),
                tally.efficiency(),
                tally.byMass(),
                tally.byPt(),
                tally.latency());
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
