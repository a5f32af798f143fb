package io.dilepton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.LeptonFlavour;
import io.dilepton.schemas.Lineage;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.PairKinematics;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the client examples of {@code docs/clients} against a real broker and registry. Where a client's language or libraries are not
 * installed its test is skipped, unless the environment has {@code DILEPTON_CLIENTS=required}.
 */
class ClientInteropIT {

    private static final int EVENTS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CLIENTS = Path.of("..", "docs", "clients");
    private static final Path JAVASCRIPT = CLIENTS.resolve("javascript");
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private static LocalCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        try (TopicAdmin admin = new TopicAdmin(config(), Duration.ofSeconds(30))) {
            admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT);
        }
        send();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldDecodeEveryScoredEventWhenClientIsJavaScript() throws Exception {
        requireJavaScript();

        assertSameAsSent(run("node", JAVASCRIPT.resolve("read-scored.js"), Topics.SCORED_Z, String.valueOf(EVENTS)));
    }

    @Test
    void shouldDecodeEveryScoredEventWhenClientIsPython() throws Exception {
        require("Python 3 with the packages avro and confluent_kafka", PYTHON, "-c", "import avro.io, confluent_kafka");

        assertSameAsSent(
                run(PYTHON, CLIENTS.resolve("python/read_scored.py"), Topics.SCORED_Z, String.valueOf(EVENTS)));
    }

    @Test
    void shouldReadEventThatJavaScriptWrote() throws Exception {
        requireJavaScript();

        assertThat(run("node", JAVASCRIPT.resolve("write-event.js"), Topics.EVENTS))
                .containsExactly("sent 147115:3:9007199254740995");

        ConsumerRecord<String, CollisionEvent> record = onlyEvent();
        CollisionEvent event = record.value();
        assertThat(record.key()).isEqualTo("147115:3:9007199254740995");
        assertThat(event.getEventNumber()).isEqualTo(9007199254740995L);
        assertThat(event.getEventTime()).isEqualTo(Instant.parse("2010-10-31T12:00:00.123456Z"));
        assertThat(event.getOrigin()).isEqualTo(Origin.DATA);
        assertThat(event.getDataset()).isEqualTo("javascript");
        assertThat(event.getLeptons().get(1))
                .isEqualTo(new Lepton(LeptonFlavour.MUON, 1, 38.25, -2.125, 2.5, 0.1056583755));
        assertThat(event.getMissingPt().getSumEt()).isNull();
        assertThat(event.getJets()).hasSize(1);
        assertThat(event.getTruth()).isNull();
        assertThat(isOursCompatible()).isTrue();
    }

    private static void assertSameAsSent(List<String> lines) throws IOException {
        Map<String, JsonNode> read = new HashMap<>();
        for (String line : lines) {
            JsonNode record = JSON.readTree(line);
            read.put(record.path("key").textValue(), record.path("value"));
        }
        assertThat(lines).hasSize(EVENTS);
        assertThat(read).hasSize(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            ScoredEvent sent = scored(i);
            assertSame(sent, read.getOrDefault(key(sent), MissingNode.getInstance()));
        }
    }

    private static void assertSame(ScoredEvent sent, JsonNode read) {
        assertThat(read.path("eventNumber").asText()).isEqualTo(String.valueOf(sent.getEventNumber()));
        assertThat(read.path("eventTime").longValue())
                .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, sent.getEventTime()));
        assertThat(read.path("origin").textValue()).isEqualTo(sent.getOrigin().name());
        assertThat(read.path("dataset").textValue()).isEqualTo(sent.getDataset());
        assertThat(read.path("lineage").isNull()).isEqualTo(sent.getLineage() == null);
        if (sent.getLineage() != null) {
            assertThat(read.path("lineage").path("requestId").textValue())
                    .isEqualTo(sent.getLineage().getRequestId());
        }
        assertThat(read.path("truth").isNull()).isEqualTo(sent.getTruth() == null);
        if (sent.getTruth() != null) {
            assertThat(read.path("truth").path("signal").booleanValue())
                    .isEqualTo(sent.getTruth().getSignal());
            assertThat(read.path("truth").path("weight").isNull())
                    .isEqualTo(sent.getTruth().getWeight() == null);
        }
        for (int lepton = 0; lepton < 2; lepton++) {
            JsonNode found = read.path("leptons").path(lepton);
            Lepton expected = sent.getLeptons().get(lepton);
            assertThat(found.path("pt").doubleValue()).isEqualTo(expected.getPt());
            assertThat(found.path("charge").intValue()).isEqualTo(expected.getCharge());
            assertThat(found.path("flavour").textValue())
                    .isEqualTo(expected.getFlavour().name());
        }
        assertThat(read.path("pair").path("mass").doubleValue())
                .isEqualTo(sent.getPair().getMass());
        assertThat(read.path("pair").path("cosThetaStar").isNull())
                .isEqualTo(sent.getPair().getCosThetaStar() == null);
        assertThat(read.path("probability").doubleValue()).isEqualTo(sent.getProbability());
        assertThat(read.path("decision").booleanValue()).isEqualTo(sent.getDecision());
        assertThat(read.path("modelSha256").textValue()).isEqualTo(sent.getModelSha256());
        assertThat(read.path("sourceOffset").longValue()).isEqualTo(sent.getSourceOffset());
    }

    private static Map<String, Object> config() {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(),
                cluster.registryUrl(),
                "acks",
                "all"));
    }

    private static void send() throws Exception {
        try (Serde<ScoredEvent> serde = AvroSerdes.forRecord(ScoredEvent.class, config());
                KafkaProducer<String, ScoredEvent> producer =
                        new KafkaProducer<>(config(), new StringSerializer(), serde.serializer())) {
            List<Future<RecordMetadata>> deliveries = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                ScoredEvent event = scored(i);
                deliveries.add(producer.send(new ProducerRecord<>(Topics.SCORED_Z, key(event), event)));
            }
            for (Future<RecordMetadata> delivery : deliveries) {
                assertThat(delivery.get()).isNotNull();
            }
        }
    }

    private static ConsumerRecord<String, CollisionEvent> onlyEvent() {
        try (Serde<CollisionEvent> serde = AvroSerdes.forRecord(CollisionEvent.class, config());
                KafkaConsumer<String, CollisionEvent> consumer =
                        new KafkaConsumer<>(config(), new StringDeserializer(), serde.deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }

    /** Asks whether our applications may write to the topic after a client has registered the schema from the file. */
    private static boolean isOursCompatible() {
        return SchemaRegistry.connect(config()).isCompatible(Topics.EVENTS + "-value", CollisionEvent.getClassSchema());
    }

    private static String key(ScoredEvent event) {
        return event.getRunNumber() + ":" + event.getLuminosityBlock() + ":" + event.getEventNumber();
    }

    /** Makes a record whose optional parts come and go with its number; the last has an event number beyond 53 bits. */
    private static ScoredEvent scored(int i) {
        SplittableRandom random = new SplittableRandom(i);
        boolean simulated = i % 3 == 0;
        boolean synthetic = i % 3 == 1;
        return ScoredEvent.newBuilder()
                .setRunNumber(147_115)
                .setLuminosityBlock(i / 100)
                .setEventNumber(i == EVENTS - 1 ? Long.MAX_VALUE - 2 : i)
                .setEventTime(Instant.parse("2010-10-31T12:00:00.000001Z").plus(i * 1_001L, ChronoUnit.MICROS))
                .setOrigin(simulated ? Origin.SIMULATION : synthetic ? Origin.SYNTHETIC : Origin.DATA)
                .setLineage(synthetic ? new Lineage("wgan", 2, "request-µ-" + i, (long) i) : null)
                .setDataset(i % 2 == 0 ? "zmumu" : null)
                .setLeptons(List.of(
                        new Lepton(LeptonFlavour.ELECTRON, -1, 20 + 60 * random.nextDouble(), 0.5, -1.25, 0.000511),
                        new Lepton(LeptonFlavour.ELECTRON, 1, 20 + 60 * random.nextDouble(), -2.1, 2.5, 0.000511)))
                .setPair(new PairKinematics(
                        60 + 60 * random.nextDouble(),
                        3.5,
                        1.5,
                        0.5,
                        2.5,
                        0,
                        1.0,
                        -0.5,
                        1.25,
                        2.0,
                        i % 4 == 0 ? null : 0.5))
                .setProbability(random.nextDouble())
                .setThreshold(0.5)
                .setDecision(i % 2 == 1)
                .setModelName("z-candidate")
                .setModelVersion(3)
                .setModelSha256("ab".repeat(32))
                .setFeatureSet("dilepton-v1")
                .setFeatureSetHash("cd".repeat(32))
                .setSourceTopic(Topics.EVENTS)
                .setSourcePartition(i % 4)
                .setSourceOffset(5_000_000_000L + i)
                .setTruth(simulated ? new Truth("drell-yan", i % 2 == 0, i % 6 == 0 ? null : 0.25) : null)
                .build();
    }

    private static void requireJavaScript() {
        require(
                "Node.js with the packages of docs/clients/javascript (npm install there)",
                "node",
                "-e",
                "require('" + JAVASCRIPT.toAbsolutePath().normalize().resolve("longs.js") + "');"
                        + "require.resolve('@confluentinc/schemaregistry', {paths: ['" + JAVASCRIPT.toAbsolutePath()
                        + "']})");
    }

    private static void require(String what, String... probe) {
        boolean there;
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            there = process.waitFor() == 0;
        } catch (IOException e) {
            there = false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!there && "required".equals(System.getenv("DILEPTON_CLIENTS"))) {
            throw new AssertionError("DILEPTON_CLIENTS=required, but this machine lacks " + what);
        }
        assumeTrue(there, "skipped: this machine lacks " + what);
    }

    private List<String> run(String interpreter, Path program, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(interpreter, program.toString(), cluster.bootstrap(), cluster.registryUrl()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended && process.exitValue() == 0).as(() -> text(errors)).isTrue();
        return text(output).lines().toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
