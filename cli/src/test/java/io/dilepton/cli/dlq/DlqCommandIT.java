package io.dilepton.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandRun;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each test has reasons of its own, and so dead letters of its own on the one topic. */
class DlqCommandIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PARTITIONS = 3;

    @TempDir
    private Path directory;

    private static LocalCluster cluster;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap());
        try (TopicAdmin admin = new TopicAdmin(config, Duration.ofSeconds(30))) {
            admin.create(Topics.all(), (short) 1);
            admin.create(
                    Stream.of("origin", "other", "mended", "large", "halfway", "short")
                            .map(name -> new TopicSpec(name, PARTITIONS, Duration.ofDays(1), false, Map.of()))
                            .toList(),
                    (short) 1);
        }
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        cluster.close();
    }

    private static byte[] bytes(Object text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }

    private static void letter(String reason, String topic, long offset, @Nullable String value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.DLQ, bytes("7:3:" + offset), value == null ? null : bytes(value));
        record.headers()
                .add("trace", bytes("abc"))
                .add(DeadLetterHeaders.REASON, bytes(reason))
                .add(DeadLetterHeaders.DETAIL, bytes("what is wrong with " + offset))
                .add(DeadLetterHeaders.TOPIC, bytes(topic))
                .add(DeadLetterHeaders.PARTITION, bytes(offset % PARTITIONS))
                .add(DeadLetterHeaders.OFFSET, bytes(offset))
                .add(DeadLetterHeaders.TIMESTAMP, bytes(1_700_000_000_000L));
        if (value == null) {
            record.headers().add(DeadLetterHeaders.OMITTED_BYTES, bytes(1_048_577));
        }
        assertThat(producer.send(record)).isNotCancelled();
    }

    private static void letters(String reason, String topic, int count) {
        IntStream.range(0, count).forEach(i -> letter(reason, topic, i, "value " + i));
        producer.flush();
    }

    private static CommandRun dlq(String... arguments) {
        return CommandRun.of(
                Stream.of(Stream.of("dlq"), Stream.of(arguments), Stream.of("--bootstrap", cluster.bootstrap()))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private static String answer(String... arguments) {
        CommandRun run = dlq(arguments);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run.out();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return MAPPER.readTree(answer(arguments));
    }

    /** Everything that a consumer of committed records sees on a topic. */
    private static List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", cluster.bootstrap(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<String> values(String topic) {
        return committed(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void shouldCountByReasonAndShowTheNewest() throws IOException {
        letters("look.first", "origin", 3);
        letters("look.second", "origin", 25);

        JsonNode all = json("inspect", "--reason", "look.", "--json");
        assertThat(all.path("letters").asInt()).isEqualTo(28);
        assertThat(all.path("reasons").path("look.first").asInt()).isEqualTo(3);
        assertThat(all.path("newest")).hasSize(20);
        JsonNode newest = all.path("newest").get(0);
        assertThat(newest.path("reason").asText()).isEqualTo("look.second");
        assertThat(newest.path("keyText").asText()).isEqualTo("7:3:24");
        assertThat(newest.path("origin").path("offset").asInt()).isEqualTo(24);

        String table = answer("inspect", "--reason", "look.first", "--limit", "1");
        assertThat(table)
                .containsPattern("look.first +3")
                .containsPattern("\\d+/\\d+ +20\\S+Z +look.first +origin-2@2 +7:3:2 +7 +what is wrong with 2")
                .doesNotContain("7:3:1 ");
        assertThat(answer("inspect", "--reason", "no.such")).contains("No dead letters");
    }

    @Test
    void shouldSendEachLetterBackOnceWhenItIsReplayedByReasonAndThenAltogether() throws IOException {
        for (int i = 0; i < 40; i++) {
            letter(i % 2 == 0 ? "even.bad" : "even.worse", "origin", i, "value " + i);
        }
        producer.flush();
        JsonNode dry = json("replay", "--reason", "even.", "--dry-run", "--json");
        assertThat(dry.path("sent").asInt()).isEqualTo(40);
        assertThat(values("origin")).isEmpty();

        assertThat(json("replay", "--reason", "even.worse", "--limit", "5", "--json")
                        .path("sent")
                        .asInt())
                .isEqualTo(5);
        assertThat(json("replay", "--reason", "even.worse", "--json")
                        .path("sent")
                        .asInt())
                .isEqualTo(15);
        JsonNode rest = json("replay", "--reason", "even.", "--json");
        assertThat(rest.path("sent").asInt()).isEqualTo(20);
        assertThat(rest.path("replayedBefore").asInt()).isEqualTo(20);
        assertThat(answer("replay", "--reason", "even."))
                .contains("Sent 0 dead letters")
                .contains("Replayed before: 40");

        List<ConsumerRecord<byte[], byte[]>> sent = committed("origin");
        assertThat(sent)
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "value " + i).toList());
        assertThat(sent).allSatisfy(record -> {
            String number = new String(record.key(), StandardCharsets.UTF_8).substring("7:3:".length());
            assertThat(record.partition()).isEqualTo(Integer.parseInt(number) % PARTITIONS);
            assertThat(Stream.of(record.headers().toArray()).map(Header::key))
                    .containsExactly("trace", DeadLetterHeaders.REPLAYED_FROM);
            assertThat(record.headers()
                            .lastHeader(DeadLetterHeaders.REPLAYED_FROM)
                            .value())
                    .asString(StandardCharsets.UTF_8)
                    .matches("\\d+/\\d+");
        });
        assertThat(json("replay", "--reason", "even.bad", "--group", "again", "--topic", "other", "--json")
                        .path("sentByTopic")
                        .path("other")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void shouldSendNothingTwiceWhenAReplayDiesHalfWay() throws Exception {
        int count = 2_500;
        letters("halfway.bad", "halfway", count);
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs("--bootstrap", cluster.bootstrap());
        ClusterOptions options = holder.options;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            ReplayCursors cursors = new ReplayCursors(admin, "halfway-group", true);
            List<Letter> taken = new ArrayList<>();
            committed(Topics.DLQ).stream()
                    .map(Letter::new)
                    .filter(letter -> letter.reason().equals("halfway.bad"))
                    .limit(1_700)
                    .forEach(taken::add);
            LetterSender dead = LetterSender.open(options, "halfway-group", cursors);
            try (Outgoing outgoing = new Outgoing(options, new Targets(admin), null)) {
                taken.forEach(letter -> dead.take(letter, outgoing.of(letter, null)));
            }
            assertThat(values("halfway"))
                    .as("what is committed of the first replay")
                    .hasSize(1_000);

            JsonNode second = json("replay", "--reason", "halfway.bad", "--group", "halfway-group", "--json");
            assertThat(second.path("sent").asInt()).isEqualTo(count - 1_000);
            assertThat(values("halfway")).hasSize(count).doesNotHaveDuplicates();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(dead::finish))
                    .hasMessageContaining("another replay of group halfway-group has begun");
            assertThat(values("halfway")).hasSize(count);
            dead.close();
        }
    }

    @Test
    void shouldFetchWhatWasLeftOutFromItsOriginOrSayThatItIsGone() throws Exception {
        byte[] large = new byte[700_000];
        large[699_999] = 42;
        producer.send(new ProducerRecord<>("large", 0, bytes("k"), bytes("expired")))
                .get();
        producer.send(new ProducerRecord<>("large", 0, bytes("k"), bytes("between")))
                .get();
        producer.send(new ProducerRecord<>("large", 0, bytes("k"), bytes("between")))
                .get();
        long offset = producer.send(new ProducerRecord<>("large", 0, bytes("k"), large))
                .get()
                .offset();
        assertThat(offset).isEqualTo(3);
        letter("large.gone", "large", 0, null);
        letter("large.there", "large", 3, null);
        producer.flush();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.deleteRecords(Map.of(new TopicPartition("large", 0), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }

        CommandRun run = dlq("replay", "--reason", "large.", "--topic", "other", "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode report = MAPPER.readTree(run.out());
        assertThat(report.path("sent").asInt()).isEqualTo(1);
        assertThat(report.path("refusals").get(0).path("why").asText())
                .isEqualTo("its 1048577 bytes were left out, and are no longer at large-0@0");
        assertThat(committed("other"))
                .anySatisfy(record -> assertThat(record.value()).isEqualTo(large));
    }

    @Test
    void shouldSendMendedLettersAndGiveUpOthersOnlyWhenAsked() throws IOException {
        letters("mend.it", "mended", 6);
        Path file = directory.resolve("letters.jsonl");
        assertThat(answer("export", "--reason", "mend.it", "--out", file.toString()))
                .contains("Wrote 6 dead letters");
        assertThat(dlq("export", "--out", file.toString()).exitCode()).isEqualTo(2);
        List<String> mended = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ObjectNode letter = (ObjectNode) MAPPER.readTree(line);
            assertThat(letter.path("headers").get(0).path("name").asText()).isEqualTo("trace");
            if (letter.path("origin").path("offset").asInt() % 2 == 1) {
                letter.put("value", bytes("mended " + letter.path("origin").path("offset")));
                mended.add(letter.toString());
            }
        }
        Files.write(file, mended);

        CommandRun refused = dlq("replay", "--reason", "mend.it", "--file", file.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("leaves out 3 letters that were not replayed");
        assertThat(values("mended")).isEmpty();
        JsonNode report =
                json("replay", "--reason", "mend.it", "--file", file.toString(), "--give-up-others", "--json");
        assertThat(report.path("sent").asInt()).isEqualTo(3);
        assertThat(report.path("givenUp").asInt()).isEqualTo(3);
        assertThat(values("mended")).containsExactlyInAnyOrder("mended 1", "mended 3", "mended 5");
        assertThat(json("replay", "--reason", "mend.it", "--file", file.toString(), "--json")
                        .path("sent")
                        .asInt())
                .isZero();
        Files.writeString(file, "{\"partition\": 0}\n");
        assertThat(dlq("replay", "--file", file.toString()).err())
                .contains("letters.jsonl, line 1: partition and offset of the letter are missing");
    }

    @Test
    void shouldWriteRawValuesToADirectory() throws IOException {
        letters("raw.bad", "origin", 2);
        assertThat(answer("export", "--reason", "raw.bad", "--dir", directory.toString()))
                .contains("Wrote 2");
        List<String> index = Files.readAllLines(directory.resolve(ExportCommand.INDEX));
        String name = MAPPER.readTree(index.get(1)).path("valueFile").asText();
        assertThat(directory.resolve(name)).hasContent("value 1");
        assertThat(MendedLetters.read(directory.resolve(ExportCommand.INDEX)).size())
                .isEqualTo(2);
    }

    @Test
    void shouldNameLettersThatHaveNowhereToGo() throws IOException {
        letter("nowhere.bad", "no-such-topic", 5, "x");
        producer.flush();
        CommandRun run = dlq("replay", "--reason", "nowhere.bad");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("(nowhere.bad): topic no-such-topic does not exist; name another with --topic");
        assertThat(dlq("replay", "--topic", "no-such-topic").err()).contains("--topic: there is no topic");
    }

    /** Gives a mixin to picocli, to fill it in as in a command. */
    @CommandLine.Command
    private static final class Holder {

        @CommandLine.Mixin
        private final ClusterOptions options = new ClusterOptions();
    }
}
