package io.dilepton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterIT {

    @TempDir
    Path directory;

    @Test
    void shouldKeepTopicsOffsetsAndSchemasWhenStartedAgainOnTheSameDirectory() throws Exception {
        LocalClusterConfig config = LocalClusterConfig.temporary().withDirectory(directory);
        TopicPartition partition = new TopicPartition("events", 0);
        String id;
        try (LocalCluster cluster = LocalCluster.start(config)) {
            create(cluster, "events");
            send(cluster, "first", "second");
            try (KafkaConsumer<String, String> consumer = consumer(cluster)) {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));
            }
            id = register(cluster, 200, "a");
        }
        try (LocalCluster cluster = LocalCluster.start(config)) {
            try (KafkaConsumer<String, String> consumer = consumer(cluster)) {
                consumer.assign(List.of(partition));
                ConsumerRecord<String, String> record =
                        consumer.poll(Duration.ofSeconds(20)).iterator().next();
                assertThat(record.value()).isEqualTo("second");
            }
            assertThat(register(cluster, 200, "a")).isEqualTo(id);
            register(cluster, 409, "a", "b");
            assertThatThrownBy(() -> LocalCluster.start(config))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by another running cluster");
        }
    }

    @Test
    void shouldLeaveNeitherProcessNorFilesWhenClosed() throws Exception {
        LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary());
        ProcessHandle registry = ProcessHandle.of(cluster.registryPid()).orElseThrow();
        assertThat(cluster.directory()).isNotEmptyDirectory();
        assertThatThrownBy(() -> send(cluster, "to a topic that nobody created"))
                .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);

        cluster.close();

        assertThat(registry.isAlive()).isFalse();
        assertThat(cluster.directory()).doesNotExist();
        assertThat(cluster.failure()).isNotDone();
    }

    @Test
    void shouldSaySoWhenTheRegistryDies() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary())) {
            ProcessHandle.of(cluster.registryPid()).orElseThrow().destroyForcibly();

            assertThat(cluster.failure().get(20, TimeUnit.SECONDS)).hasMessageContaining("schema registry stopped");
        }
    }

    @Test
    void shouldNameThePortWhenItIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (LocalClusterConfig config : List.of(
                    LocalClusterConfig.temporary().withPorts(port, 0),
                    LocalClusterConfig.temporary().withPorts(0, port))) {
                assertThatThrownBy(() -> LocalCluster.start(config))
                        .isInstanceOf(ClusterException.class)
                        .hasMessageContaining("port " + port)
                        .hasMessageContaining("in use");
            }
        }
    }

    private static void create(LocalCluster cluster, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(LocalCluster cluster, String... values) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap(), "max.block.ms", "2000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(values.length > 1 ? "events" : "absent", value))
                        .get();
            }
        }
    }

    private static KafkaConsumer<String, String> consumer(LocalCluster cluster) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrap(), "group.id", "readers", "auto.offset.reset", "none"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static String register(LocalCluster cluster, int status, String... fields) throws Exception {
        StringJoiner list = new StringJoiner(",");
        for (String field : fields) {
            list.add("{'name':'" + field + "','type':'long'}");
        }
        String schema = ("{'type':'record','name':'A','fields':[" + list + "]}").replace("'", "\\\"");
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.registryUrl() + "/subjects/a-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }
}
