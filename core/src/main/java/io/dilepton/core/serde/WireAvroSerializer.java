package io.dilepton.core.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format. The subject is {@code <topic>-value} or {@code <topic>-key}. Thread-safe once
 * configured.
 *
 * @param <T> record type, generated or generic
 */
public final class WireAvroSerializer<T extends IndexedRecord> implements Serializer<T> {

    private static final int INITIAL_BYTES = 512;

    private final Map<Target, Integer> ids = new ConcurrentHashMap<>();
    private final ThreadLocal<Encoding> encodings = ThreadLocal.withInitial(Encoding::new);
    private @Nullable SchemaRegistry registry;
    private SchemaSource source = SchemaSource.REGISTER;
    private String suffix = "-value";

    /** Makes a serializer that {@link #configure} will connect. */
    public WireAvroSerializer() {}

    WireAvroSerializer(SchemaRegistry registry) {
        this.registry = registry;
    }

    private record Target(String topic, Schema schema) {}

    /** What one thread keeps between records: buffers, and what the last record needed, which the next will mostly need again. */
    private static final class Encoding {
        private final WireBuffer buffer = new WireBuffer(INITIAL_BYTES);
        private @Nullable BinaryEncoder encoder;
        private @Nullable String topic;
        private @Nullable Schema schema;
        private @Nullable DatumWriter<IndexedRecord> writer;
        private int id;

        @SuppressWarnings(
                "ReferenceEquality") // comparing schemas by value costs more than encoding; a miss is harmless
        boolean isFor(String nextTopic, Schema nextSchema) {
            return schema == nextSchema && nextTopic.equals(topic);
        }
    }

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        suffix = isKey ? "-key" : "-value";
        source = SchemaSource.parse(config);
        if (registry == null) {
            registry = SchemaRegistry.connect(config);
        }
    }

    /**
     * Encodes a record.
     *
     * @param topic topic, which names the subject
     * @param record record; null for a tombstone
     * @return wire bytes; null for null
     * @throws SerializationException if the record does not fit its own schema
     * @throws RegistryUnavailableException if the registry does not answer for a schema not seen before
     * @throws SchemaRejectedException if the registry refuses the record's schema
     */
    @Override
    @SuppressWarnings("NullAway") // Kafka's interface is not annotated: null stands for a tombstone
    public byte[] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        Encoding encoding = encodings.get();
        DatumWriter<IndexedRecord> writer = encoding.writer;
        Schema schema = record.getSchema();
        if (writer == null || !encoding.isFor(topic, schema)) {
            writer = aim(encoding, topic, record);
        }
        try {
            WireBuffer buffer = encoding.buffer;
            buffer.begin(encoding.id);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoding.encoder);
            encoding.encoder = encoder;
            writer.write(record, encoder);
            encoder.flush();
            return buffer.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record for topic " + topic + " does not fit its schema " + schema.getFullName() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private DatumWriter<IndexedRecord> aim(Encoding encoding, String topic, IndexedRecord record) {
        SchemaRegistry connected = registry;
        if (connected == null) {
            throw new IllegalStateException("configure() has not been called");
        }
        Schema schema = record.getSchema();
        encoding.id = ids.computeIfAbsent(
                new Target(topic, schema), target -> source.id(connected, topic + suffix, target.schema()));
        encoding.topic = topic;
        encoding.schema = schema;
        DatumWriter<IndexedRecord> writer = record instanceof SpecificRecord
                ? new SpecificDatumWriter<>(schema, SpecificData.getForClass(record.getClass()))
                : new GenericDatumWriter<>(schema, GenericData.get());
        encoding.writer = writer;
        return writer;
    }

    /** Growing byte array that starts with the wire header; not synchronised, unlike its parent. */
    private static final class WireBuffer extends ByteArrayOutputStream {

        WireBuffer(int size) {
            super(size);
        }

        void begin(int id) {
            count = WireFormat.writeHeader(buf, id);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread owns the buffer
        public void write(int value) {
            reserve(1);
            buf[count++] = (byte) value;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread owns the buffer
        public void write(byte[] bytes, int offset, int length) {
            reserve(length);
            System.arraycopy(bytes, offset, buf, count, length);
            count += length;
        }

        private void reserve(int more) {
            if (more > buf.length - count) {
                buf = Arrays.copyOf(buf, Math.max(Math.addExact(count, more), 2 * buf.length));
            }
        }
    }
}
