package io.dilepton.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.serde.WireSchemas;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BlockingDirectBinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** The binary format against Avro's own encoder and decoder: the same bytes, the same events, the same refusals. */
class EventFormatTest {

    private static final long SEED = 20_261_125;
    private static final int EVENTS = 20_000;
    private static final String TOO_WIDE = "a number does not fit 32 bits";

    private final SchemaRegistry registry = SchemaRegistry.inMemory();
    private final Serde<CollisionEvent> events = AvroSerdes.forRecord(CollisionEvent.class, Map.of(), registry);
    private final Serde<EnrichedEvent> enriched = AvroSerdes.forRecord(EnrichedEvent.class, Map.of(), registry);
    private final Serde<ScoredEvent> scored = AvroSerdes.forRecord(ScoredEvent.class, Map.of(), registry);
    private final EventCoder coder =
            BinaryEventFormat.of(WireSchemas.of(registry, Map.of())).newCoder();

    private static ModelManifest model(int version) {
        return new ModelManifest(
                "z-candidate",
                version,
                "0a".repeat(32),
                "dilepton-v1",
                "0b".repeat(32),
                "x",
                "y",
                0.5,
                new ModelManifest.Training("z", "f", List.of(), 1, 1, 1, 1, "c", Map.of()),
                Map.of());
    }

    private byte[] bytes(CollisionEvent event) {
        return events.serializer().serialize(Topics.EVENTS, event);
    }

    private EncodedEvent decode(byte[] value) {
        return coder.decode(Topics.EVENTS, new RecordHeaders(), value);
    }

    /** What happens to a value by Avro: the event, or the reason for which it is refused. */
    private Object byAvro(byte[] value) {
        return outcome(() -> EventCodec.fromAvro(events.deserializer().deserialize(Topics.EVENTS, value)));
    }

    private static Object outcome(Supplier<io.dilepton.core.event.CollisionEvent> read) {
        try {
            return read.get();
        } catch (InvalidEventException e) {
            return e.reason() + " " + e.getMessage();
        } catch (SerializationException e) {
            return "bytes " + e.getMessage();
        }
    }

    @Test
    void shouldReadWhatAvroReadsAndRefuseWhatItRefusesWhenValuesAreOdd() {
        RandomEvents random = new RandomEvents(SEED, 0.02);
        Set<Object> refusals = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            byte[] value = bytes(random.next());
            Object expected = byAvro(value);
            assertThat(outcome(() -> decode(value).event()))
                    .as("seed %d, event %d", SEED, i)
                    .isEqualTo(expected);
            if (expected instanceof String refusal) {
                refusals.add(refusal.substring(0, refusal.indexOf(' ')));
            }
        }
        assertThat(refusals).hasSizeGreaterThan(7);
    }

    @Test
    void shouldReadWhatAvroReadsAndRefuseWhatItRefusesWhenBytesAreDamaged() {
        RandomEvents events = new RandomEvents(SEED, 0);
        Random random = new Random(SEED);
        int refused = 0;
        int read = 0;
        for (int i = 0; i < EVENTS; i++) {
            byte[] value = bytes(events.next());
            int at = WireSchemas.HEADER_BYTES + random.nextInt(value.length - WireSchemas.HEADER_BYTES);
            if (random.nextBoolean()) {
                value[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                value = random.nextBoolean() ? Arrays.copyOf(value, at) : Arrays.copyOf(value, value.length + 1);
            }
            byte[] damaged = value;
            Object expected = byAvro(damaged);
            Object actual = outcome(() -> decode(damaged).event());
            if (actual instanceof String refusal && refusal.endsWith(TOO_WIDE)) {
                // Avro's own reader drops the bits that an int has too many, and reads another number.
                refused++;
                continue;
            }
            assertThat(actual instanceof String)
                    .as("seed %d, event %d: by Avro %s, by us %s", SEED, i, expected, actual)
                    .isEqualTo(expected instanceof String);
            if (expected instanceof String) {
                refused++;
            } else {
                read++;
                assertThat(actual).isEqualTo(expected);
            }
        }
        assertThat(refused).isGreaterThan(EVENTS / 4);
        assertThat(read).isGreaterThan(EVENTS / 10);
    }

    @Test
    void shouldWriteTheBytesThatAvroWritesWhenEventsAreEnrichedAndScored() {
        RandomEvents random = new RandomEvents(SEED, 0.001);
        Random scores = new Random(SEED);
        int written = 0;
        for (int i = 0; i < EVENTS; i++) {
            CollisionEvent avro = random.next();
            EncodedEvent event;
            try {
                event = decode(bytes(avro));
            } catch (InvalidEventException e) {
                continue;
            }
            Enrichment enrichment = Enrichment.of(event.event());
            Provenance provenance = new Provenance(model(1 + i / 100), Topics.EVENTS, i % 64, 1L << (i % 60));
            float score = scores.nextFloat();
            String topic = i % 2 == 0 ? Topics.SCORED_Z : Topics.SHADOW;
            assertThat(coder.enriched(event, enrichment))
                    .as("seed %d, event %d", SEED, i)
                    .isEqualTo(enriched.serializer().serialize(Topics.ENRICHED, enrichment.toAvro(event.event())));
            assertThat(coder.scored(topic, event, enrichment.pair(), provenance).complete(score))
                    .as("seed %d, event %d", SEED, i)
                    .isEqualTo(scored.serializer()
                            .serialize(
                                    topic,
                                    SerdeEventFormat.toAvro(event.event(), enrichment.pair(), provenance, score)));
            written++;
        }
        assertThat(written).isGreaterThan(EVENTS / 2);
    }

    @Test
    void shouldReadTheSameEventWhenArraysComeInSizedBlocks() throws IOException {
        RandomEvents random = new RandomEvents(SEED, 0);
        for (int i = 0; i < 200; i++) {
            CollisionEvent avro = random.next();
            byte[] plain = bytes(avro);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(plain, 0, WireSchemas.HEADER_BYTES);
            BlockingDirectBinaryEncoder encoder =
                    (BlockingDirectBinaryEncoder) new EncoderFactory().blockingDirectBinaryEncoder(out, null);
            new SpecificDatumWriter<CollisionEvent>(avro.getSchema(), avro.getSpecificData()).write(avro, encoder);
            encoder.flush();
            byte[] blocks = out.toByteArray();
            assertThat(blocks).isNotEqualTo(plain);
            EncodedEvent event = decode(blocks);
            assertThat(event.event()).isEqualTo(decode(plain).event());
            EnrichedEvent read = enriched.deserializer()
                    .deserialize(Topics.ENRICHED, coder.enriched(event, Enrichment.of(event.event())));
            assertThat(EventCodec.fromAvro(read.getEvent())).isEqualTo(event.event());
        }
    }

    @Test
    void shouldResolveTheSchemaWhenAnEventWasWrittenWithAnother() {
        Schema current = CollisionEvent.getClassSchema();
        String extended = current.toString()
                .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"bunchCrossing\",\"type\":\"int\",\"default\":0,\"doc\":\"Number, no unit.\"},");
        Schema writer = new Schema.Parser().parse(extended);
        CollisionEvent avro = new RandomEvents(SEED, 0).next();
        GenericRecord record = new GenericData.Record(writer);
        record.put("bunchCrossing", 17);
        current.getFields().forEach(field -> record.put(field.name(), generic(avro, field)));
        byte[] value = AvroGeneric.write(registry, Topics.EVENTS, record);
        assertThat(decode(value).event()).isEqualTo(EventCodec.fromAvro(avro));
        assertThat(decode(bytes(avro)).event()).isEqualTo(EventCodec.fromAvro(avro));
    }

    private static Object generic(CollisionEvent avro, Schema.Field field) {
        return avro.get(field.pos());
    }

    @Test
    void shouldSayWhichRecordWhenBytesAreNoEvent() {
        byte[] value = bytes(new RandomEvents(SEED, 0).next());
        assertThatThrownBy(() -> decode(Arrays.copyOf(value, value.length - 3)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(Topics.EVENTS)
                .hasMessageContaining("schema id")
                .hasMessageContaining("end too soon");
        assertThatThrownBy(() -> decode(new byte[] {1, 2, 3, 4, 5, 6})).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> decode(new byte[3])).isInstanceOf(SerializationException.class);
    }
}
