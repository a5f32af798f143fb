package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.card.CardFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFromTopicIT {

    @TempDir
    private static Path home;

    private static LocalCluster cluster;
    private static Map<String, Object> clients;
    private static DrellYanSimulator simulator;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        clients = Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
        simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), 3);
        try (TopicAdmin admin = new TopicAdmin(clients, Duration.ofSeconds(20))) {
            admin.create(
                    Topics.all().stream()
                            .filter(topic -> topic.name().equals(Topics.ENRICHED))
                            .toList(),
                    TopicAdmin.BROKER_DEFAULT);
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** Sends simulated events in a transaction, and gives it up where asked to. */
    private static void send(long first, int count, boolean commit) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", "train-from-topic");
        try (Producer<String, byte[]> producer =
                        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
                Serde<EnrichedEvent> serde = AvroSerdes.forRecord(EnrichedEvent.class, clients)) {
            producer.initTransactions();
            producer.beginTransaction();
            for (long index = first; index < first + count; index++) {
                CollisionEvent event = simulator.event(index);
                byte[] value = serde.serializer()
                        .serialize(Topics.ENRICHED, Enrichment.of(event).toAvro(event));
                var sent = producer.send(
                        new ProducerRecord<>(Topics.ENRICHED, event.id().key(), value));
                assertThat(sent).isNotNull();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private static ModelArtifact train(String name, String data) {
        CommandRun run = run(name, data);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ModelDirectory(home.resolve(name)).read();
    }

    private static CommandRun run(String name, String data) {
        List<String> arguments = new ArrayList<>(List.of("train", "z-candidate", "--data", data, "--epochs=2"));
        arguments.addAll(List.of("--hidden=16,8", "--out=" + home.resolve(name)));
        arguments.addAll(List.of("--bootstrap=" + cluster.bootstrap(), "--registry=" + cluster.registryUrl()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldRebuildTheSameModelFromTheOffsetsOfTheManifestWhenTheTopicHasGrown() throws IOException {
        send(0, 1500, true);
        send(50_000, 400, false);
        send(1500, 500, true);
        ModelArtifact first = train("first", "topic:" + Topics.ENRICHED);
        long rows = first.manifest().training().trainRows()
                + first.manifest().training().validationRows()
                + first.manifest().training().heldOutRows();
        assertThat(rows).isEqualTo(2000);
        String recorded = first.manifest().training().datasets().stream()
                .filter(name -> name.startsWith("topic:"))
                .findFirst()
                .orElseThrow();
        assertThat(recorded).startsWith("topic:dilepton.events.enriched@0:0..");
        JsonNode card = new ObjectMapper()
                .readTree(Files.readAllBytes(home.resolve("first").resolve(CardFiles.JSON)));
        assertThat(card.at("/data/sources/0/name").asText()).isEqualTo(recorded);
        assertThat(card.at("/training/rebuild/0").asText())
                .contains("train z-candidate --data " + recorded, "--epochs=2", "--hidden=16,8")
                .doesNotContain(cluster.bootstrap());

        send(2000, 300, true);
        ModelArtifact again = train("again", recorded);
        assertThat(again.onnx()).isEqualTo(first.onnx());
        assertThat(again.manifest()).isEqualTo(first.manifest());
        ModelArtifact grown = train("grown", "topic:" + Topics.ENRICHED);
        assertThat(grown.manifest().training().trainRows())
                .isGreaterThan(first.manifest().training().trainRows());
        assertThat(grown.manifest().sha256()).isNotEqualTo(first.manifest().sha256());

        CommandRun gone = run("gone", "topic:" + Topics.ENRICHED + "@0:0..99999999");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err().lines().toList())
                .hasSize(1)
                .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("does not have the offsets 0..99999999 of partition 0");
        assertThat(run("gone", "topic:no.such.topic").err()).contains("topic no.such.topic does not exist");
        assertThat(new String(
                        Files.readAllBytes(home.resolve("first").resolve(CardFiles.MARKDOWN)), StandardCharsets.UTF_8))
                .contains(recorded);
    }
}
