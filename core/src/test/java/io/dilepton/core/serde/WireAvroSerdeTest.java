package io.dilepton.core.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireAvroSerdeTest {

    private static final String TOPIC = Topics.EVENTS;

    private final SchemaRegistry registry = SchemaRegistry.inMemory();
    private final Serde<CollisionEvent> serde = AvroSerdes.forRecord(CollisionEvent.class, Map.of(), registry);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadWhatItWroteWhenOptionalPartsArePresentOrAbsent(boolean full) {
        CollisionEvent event = Records.event(7, full);

        byte[] bytes = serde.serializer().serialize(TOPIC, event);

        assertThat(ByteBuffer.wrap(bytes).get(0)).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(registry.idOf(TOPIC + "-value", event.getSchema()));
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(event);
    }

    @Test
    void shouldPassNullThroughWhenRecordIsTombstone() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void shouldReadOlderAndNewerSchemasWhenTheyDifferByDefaultedFields() {
        CollisionEvent event = Records.event(7, true);
        Schema newer = withoutAndWith(event.getSchema(), "", "detector");
        Schema older = withoutAndWith(event.getSchema(), "jetSummary", "");

        assertThat(serde.deserializer().deserialize(TOPIC, written(event, newer)))
                .isEqualTo(event);
        assertThat(serde.deserializer().deserialize(TOPIC, written(event, older)))
                .isEqualTo(event);
    }

    @Test
    void shouldRefuseRecordWhenWriterLacksFieldWithoutDefault() {
        CollisionEvent event = Records.event(7, true);
        Schema writer = withoutAndWith(event.getSchema(), "eventNumber", "");

        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, written(event, writer)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("eventNumber");
    }

    @Test
    void shouldRefuseRecordOfAnotherKindWhenItsFieldsWouldFit() {
        CollisionEvent event = Records.event(7, true);
        Schema renamed = new Schema.Parser()
                .parse(event.getSchema().toString().replaceFirst("\"CollisionEvent\"", "\"SomethingElse\""));

        byte[] bytes = written(event, renamed);

        assertPoison(bytes, "SomethingElse, not of a io.dilepton.schemas.CollisionEvent");
    }

    @Test
    void shouldGiveGenericRecordWhenNoClassIsAskedFor() {
        byte[] bytes = serde.serializer().serialize(TOPIC, Records.event(7, true));
        try (WireAvroDeserializer<GenericRecord> generic = new WireAvroDeserializer<>(registry)) {
            generic.configure(Map.of(), false);

            GenericRecord record = generic.deserialize(TOPIC, bytes);

            assertThat(record.get("eventNumber")).isEqualTo(7L);
            assertThat(record.get("origin")).hasToString("SYNTHETIC");
        }
    }

    @Test
    void shouldRefuseBytesWhenTheyAreNotInTheWireFormat() {
        int id = registry.register("other", CollisionEvent.getClassSchema());
        assertPoison(new byte[0], "has 0 bytes");
        assertPoison(new byte[] {0, 0, 0, 1}, "has 4 bytes");
        assertPoison("{\"run\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "0x7b");
        assertPoison(framed(77, new byte[] {1}), "no schema with id 77");
        assertPoison(framed(-1, new byte[] {1}), "no schema with id -1");
        assertPoison(framed(id, new byte[0]), "cannot be decoded");
    }

    @Test
    void shouldRefuseEveryTruncationAndEveryAdditionWhenBodyIsDamaged() {
        byte[] whole = serde.serializer().serialize(TOPIC, Records.event(7, true));
        for (int length = 0; length < whole.length; length++) {
            assertPoison(Arrays.copyOf(whole, length), TOPIC);
        }
        assertPoison(Arrays.copyOf(whole, whole.length + 1), "left over");
    }

    @Test
    void shouldEndInResultOrRefusalWhenBytesAreRandomlyDamaged() {
        SplittableRandom random = new SplittableRandom(20261123);
        byte[] whole = serde.serializer().serialize(TOPIC, Records.event(7, true));
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(8); hits > 0; hits--) {
                damaged[WireFormat.HEADER_BYTES + random.nextInt(damaged.length - WireFormat.HEADER_BYTES)] =
                        (byte) random.nextInt(256);
            }
            try {
                serde.deserializer().deserialize(TOPIC, damaged);
            } catch (SerializationException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed 20261123").isBetween(1_000, 19_999);
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8L, 1L << 40, Long.MAX_VALUE, -5})
    void shouldNotAllocateWhatALengthClaimsWhenInputIsHostile(long length) {
        Schema schema = SchemaBuilder.record("Hostile")
                .fields()
                .requiredString("text")
                .requiredBytes("bytes")
                .name("numbers")
                .type()
                .array()
                .items()
                .doubleType()
                .noDefault()
                .endRecord();
        int id = registry.register("hostile", schema);
        byte[] claim = zigZag(length);
        try (WireAvroDeserializer<GenericRecord> generic = new WireAvroDeserializer<>(registry)) {
            generic.configure(Map.of(), false);
            for (byte[] before : List.of(new byte[0], new byte[] {0}, new byte[] {0, 0})) {
                byte[] body = Arrays.copyOf(before, before.length + claim.length);
                System.arraycopy(claim, 0, body, before.length, claim.length);
                assertThatThrownBy(() -> generic.deserialize("hostile", framed(id, body)))
                        .isInstanceOf(SerializationException.class);
            }
        }
    }

    @Test
    void shouldKeepRecordsApartWhenThreadsShareOneSerde() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                results.add(pool.submit(roundTrips(thread)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(2_000);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldEncodeAnewWhenOneThreadSerializesAfterAFailure() {
        CollisionEvent broken = new CollisionEvent();
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC);

        CollisionEvent event = Records.event(8, false);
        byte[] bytes = serde.serializer().serialize(TOPIC, event);
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(event);
    }

    private Callable<Integer> roundTrips(int thread) {
        return () -> {
            int equal = 0;
            for (int i = 0; i < 2_000; i++) {
                CollisionEvent event = Records.event(thread * 10_000L + i, i % 3 == 0);
                String topic = i % 2 == 0 ? TOPIC : "other";
                byte[] bytes = serde.serializer().serialize(topic, event);
                equal += event.equals(serde.deserializer().deserialize(topic, bytes)) ? 1 : 0;
            }
            return equal;
        };
    }

    private void assertPoison(byte[] bytes, String reason) {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(reason);
    }

    /** Writes the fields that a schema has, from an event. */
    private byte[] written(CollisionEvent event, Schema schema) {
        byte[] current = serde.serializer().serialize(TOPIC, event);
        try (WireAvroDeserializer<GenericRecord> reader = new WireAvroDeserializer<>(registry);
                WireAvroSerializer<GenericRecord> writer = new WireAvroSerializer<>(registry)) {
            reader.configure(Map.of(), false);
            writer.configure(Map.of(), false);
            GenericRecord source = reader.deserialize(TOPIC, current);
            GenericRecord copy = new GenericData.Record(schema);
            for (Schema.Field field : schema.getFields()) {
                copy.put(field.name(), source.hasField(field.name()) ? source.get(field.name()) : "CMS");
            }
            return writer.serialize(TOPIC, copy);
        }
    }

    private static Schema withoutAndWith(Schema schema, String dropped, String added) {
        List<Schema.Field> fields = new ArrayList<>();
        if (!added.isEmpty()) {
            fields.add(new Schema.Field(added, Schema.create(Schema.Type.STRING), "", ""));
        }
        schema.getFields().stream()
                .filter(field -> !field.name().equals(dropped))
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static byte[] framed(int id, byte[] body) {
        return ByteBuffer.allocate(WireFormat.HEADER_BYTES + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    private static byte[] zigZag(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
