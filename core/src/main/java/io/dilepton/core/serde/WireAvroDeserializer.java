package io.dilepton.core.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format, resolving the schema they were written with to the reader's. Thread-safe once
 * configured.
 *
 * @param <T> record type, generated or generic
 */
public final class WireAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

    /**
     * Whether records become instances of generated classes: boolean, default false, which gives generic records. Without
     * {@link #VALUE_TYPE} the class has the name of the writer's schema, and Avro must trust it (see
     * {@link org.apache.avro.util.ClassSecurityValidator}).
     */
    public static final String SPECIFIC_READER = "specific.avro.reader";

    /** Generated class of the values: class or its name; none by default. Needs {@link #SPECIFIC_READER}. */
    public static final String VALUE_TYPE = "specific.avro.value.type";

    /** Generated class of the keys: class or its name; none by default. Needs {@link #SPECIFIC_READER}. */
    public static final String KEY_TYPE = "specific.avro.key.type";

    private final ThreadLocal<Decoding<T>> decodings = ThreadLocal.withInitial(Decoding::new);
    private @Nullable SchemaRegistry registry;
    private @Nullable Class<?> type;
    private boolean specific;

    /** Makes a deserializer that {@link #configure} will connect. */
    public WireAvroDeserializer() {}

    WireAvroDeserializer(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** What one thread keeps between records. Avro's readers are not safe to hand from thread to thread without a barrier. */
    private static final class Decoding<T> {
        private final Map<Integer, DatumReader<T>> readers = new HashMap<>();
        private @Nullable BinaryDecoder decoder;
        private @Nullable DatumReader<T> lastReader;
        private int lastId;
    }

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        specific = Boolean.parseBoolean(String.valueOf(config.get(SPECIFIC_READER)));
        type = specific ? recordClass(config, isKey ? KEY_TYPE : VALUE_TYPE) : null;
        if (type != null) {
            TrustedRecords.trust(type);
        }
        if (registry == null) {
            registry = SchemaRegistry.connect(config);
        }
    }

    /**
     * Decodes a record.
     *
     * @param topic topic, for messages only
     * @param bytes wire bytes; null for a tombstone
     * @return record; null for null
     * @throws SerializationException if the bytes are not a whole record that can be read as the type asked for
     * @throws RegistryUnavailableException if the registry does not answer for an id not seen before
     */
    @Override
    @SuppressWarnings("NullAway") // Kafka's interface is not annotated: null stands for a tombstone
    public T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.schemaId(topic, bytes);
        Decoding<T> decoding = decodings.get();
        try {
            DatumReader<T> reader = decoding.lastReader;
            if (reader == null || decoding.lastId != id) {
                reader = decoding.readers.get(id);
                if (reader == null) {
                    reader = reader(id);
                    decoding.readers.put(id, reader);
                }
                decoding.lastReader = reader;
                decoding.lastId = id;
            }
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(
                            bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, decoding.decoder);
            decoding.decoder = decoder;
            T record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException(message(topic, id, "bytes are left over after the record"));
            }
            return record;
        } catch (RegistryUnavailableException | SerializationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new SerializationException(message(topic, id, reason), e);
        }
    }

    private static String message(String topic, int id, String reason) {
        return "a record of topic " + topic + " with schema id " + id + " cannot be decoded: " + reason;
    }

    private DatumReader<T> reader(int id) {
        SchemaRegistry connected = registry;
        if (connected == null) {
            throw new IllegalStateException("configure() has not been called");
        }
        Schema writer = connected.schemaById(id);
        if (!specific) {
            return new GenericDatumReader<>(writer);
        }
        Class<?> record = type == null ? SpecificData.get().getClass(writer) : type;
        if (record == null) {
            throw new SerializationException("there is no generated class " + writer.getFullName());
        }
        Schema reader = SpecificData.get().getSchema(record);
        // Avro resolves records by their fields alone: one of another kind that happens to have them must not pass.
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new SerializationException(
                    "schema id " + id + " is of a " + writer.getFullName() + ", not of a " + reader.getFullName());
        }
        return new SpecificDatumReader<>(writer, reader, SpecificData.getForClass(record));
    }

    private static @Nullable Class<?> recordClass(Map<String, ?> config, String key) {
        Object value = config.get(key);
        Class<?> named =
                value == null || value instanceof Class<?> ? (Class<?>) value : ClassNames.load(key, value.toString());
        if (named != null && !SpecificRecord.class.isAssignableFrom(named)) {
            throw new ConfigException(key, named.getName(), "must be a class that Avro generated");
        }
        return named;
    }
}
