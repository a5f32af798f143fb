package io.dilepton.core.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.schemas.CollisionEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Confluent's serializers are in no repository that this build uses. These stand-ins keep the contract that Confluent documents for them, a
 * public constructor without arguments, {@code configure} with keys of these types, and the wire format, so that what would hand them a setting
 * that they refuse fails here.
 */
class ConfluentContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keys as Confluent defines them: names, types, which are required. */
    private static final ConfigDef KEYS = new ConfigDef()
            .define("schema.registry.url", ConfigDef.Type.LIST, ConfigDef.Importance.HIGH, "")
            .define("auto.register.schemas", ConfigDef.Type.BOOLEAN, true, ConfigDef.Importance.MEDIUM, "")
            .define("use.latest.version", ConfigDef.Type.BOOLEAN, false, ConfigDef.Importance.LOW, "")
            .define("max.retries", ConfigDef.Type.INT, 3, ConfigDef.Importance.LOW, "")
            .define("specific.avro.reader", ConfigDef.Type.BOOLEAN, false, ConfigDef.Importance.LOW, "")
            .define("specific.avro.value.type", ConfigDef.Type.CLASS, null, ConfigDef.Importance.LOW, "");

    /** In the place of {@code io.confluent.kafka.serializers.KafkaAvroSerializer}. */
    public static final class StandInSerializer implements Serializer<Object> {

        private @Nullable AbstractConfig config;

        /** Made by name. */
        public StandInSerializer() {}

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            assertThat(isKey).isFalse();
            config = new AbstractConfig(KEYS, configs, false);
        }

        @Override
        public byte[] serialize(String topic, Object record) {
            CollisionEvent event = (CollisionEvent) record;
            try {
                int id = register(url(config), topic + "-value", event.getSchema());
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
                BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
                new SpecificDatumWriter<CollisionEvent>(event.getSchema()).write(event, encoder);
                encoder.flush();
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** In the place of {@code io.confluent.kafka.serializers.KafkaAvroDeserializer}. */
    public static final class StandInDeserializer implements Deserializer<Object> {

        private @Nullable AbstractConfig config;

        /** Made by name. */
        public StandInDeserializer() {}

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            assertThat(isKey).isFalse();
            config = new AbstractConfig(KEYS, configs, false);
        }

        @Override
        public Object deserialize(String topic, byte[] bytes) {
            AbstractConfig settings = Objects.requireNonNull(config);
            assertThat(settings.getBoolean("specific.avro.reader")).isTrue();
            assertThat(settings.getClass("specific.avro.value.type")).isEqualTo(CollisionEvent.class);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            assertThat(buffer.get()).isZero();
            try {
                Schema writer = fetch(url(config), buffer.getInt());
                return new SpecificDatumReader<CollisionEvent>(writer, CollisionEvent.getClassSchema())
                        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void shouldWriteTheSameBytesAndReadThemBackWhenClassesKeepConfluentsContract() {
        try (FakeRegistry registry = new FakeRegistry();
                Serde<CollisionEvent> named = AvroSerdes.forRecord(CollisionEvent.class, config(registry));
                Serde<CollisionEvent> ours =
                        AvroSerdes.forRecord(CollisionEvent.class, Map.of("schema.registry.url", registry.url()))) {
            CollisionEvent event = Records.event(7, true);

            byte[] bytes = named.serializer().serialize("events", event);

            // The fake registry gives a new id for each registration: the header differs.
            assertThat(body(bytes)).isEqualTo(body(ours.serializer().serialize("events", event)));
            assertThat(named.deserializer().deserialize("events", bytes)).isEqualTo(event);
            assertThat(ours.deserializer().deserialize("events", bytes)).isEqualTo(event);
        }
    }

    @Test
    void shouldPassOnWhatTheClassesRefuse() {
        try (FakeRegistry registry = new FakeRegistry()) {
            Map<String, Object> config = config(registry);
            config.put("auto.register.schemas", "perhaps");
            assertThatThrownBy(() -> AvroSerdes.forRecord(CollisionEvent.class, config))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("auto.register.schemas");
        }
    }

    private static byte[] body(byte[] bytes) {
        return Arrays.copyOfRange(bytes, WireFormat.HEADER_BYTES, bytes.length);
    }

    private static Map<String, Object> config(FakeRegistry registry) {
        return new HashMap<>(Map.of(
                "schema.registry.url",
                registry.url(),
                "max.retries",
                "3",
                "auto.register.schemas",
                "true",
                RegistryKeys.SERIALIZER.name(),
                StandInSerializer.class.getName(),
                RegistryKeys.DESERIALIZER.name(),
                StandInDeserializer.class.getName()));
    }

    private static String url(@Nullable AbstractConfig config) {
        return Objects.requireNonNull(config).getList("schema.registry.url").get(0);
    }

    private static int register(String url, String subject, Schema schema) throws IOException {
        String body = JSON.writeValueAsString(Map.of("schema", PortableSchema.of(schema)));
        return JSON.readTree(answer(HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))))
                .path("id")
                .intValue();
    }

    private static Schema fetch(String url, int id) throws IOException {
        String answer = answer(
                HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id)).GET());
        return new Schema.Parser().parse(JSON.readTree(answer).path("schema").asText());
    }

    private static String answer(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
