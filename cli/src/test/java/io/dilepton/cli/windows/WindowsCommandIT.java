package io.dilepton.cli.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows 0 to 29, of the lanes in turn, and a record that is none. */
class WindowsCommandIT {

    private static final int WINDOWS = 30;
    private static final Instant BEGIN = Instant.parse("2011-03-14T00:00:00Z");

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        Map<String, Object> clients =
                Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
        try (TopicAdmin admin = new TopicAdmin(clients, Duration.ofSeconds(30))) {
            admin.create(Topics.all(), (short) 1);
        }
        Serde<WindowSummary> serde = AvroSerdes.forRecord(WindowSummary.class, clients);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (int window = 0; window < WINDOWS; window++) {
                WindowSummary summary = SummaryTableTest.summary(List.of(), List.of());
                summary.setLane(window % 2 == 0 ? "z" : "higgs");
                summary.setWindowStart(BEGIN.plusSeconds(10L * window));
                byte[] value = serde.serializer().serialize(Topics.PHYSICS_WINDOWS, summary);
                records.add(new ProducerRecord<>(Topics.PHYSICS_WINDOWS, summary.getLane(), value));
            }
            records.add(new ProducerRecord<>(Topics.PHYSICS_WINDOWS, "z", new byte[] {42}));
            records.forEach(record -> assertThat(producer.send(record)).isNotNull());
            producer.flush();
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static CommandRun windows(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("windows", "--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(new String[0]));
    }

    @Test
    void shouldPrintTheNewestWindowsAndNameWhatIsNone() {
        CommandRun run = windows();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(21);
        assertThat(run.out())
                .startsWith("window")
                .contains("2011-03-14T00:04:50Z")
                .doesNotContain("00:01:30Z");
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("a record that is no window");
    }

    @Test
    void shouldPrintJsonOfOneLaneWhenAskedTo() throws IOException {
        CommandRun run = windows("--lane", "higgs", "--format", "json", "--limit", "3");
        assertThat(run.exitCode()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            JsonNode summary = new ObjectMapper().readTree(line);
            assertThat(summary.path("lane").asText()).isEqualTo("higgs");
            assertThat(summary.path("events").asLong()).isEqualTo(8729);
        }
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNoWindow() {
        CommandRun run = windows("--from", "latest");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no windows yet");
    }
}
