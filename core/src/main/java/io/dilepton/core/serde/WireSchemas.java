package io.dilepton.core.serde;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The ids of schemas in Confluent's wire format, for code that reads and writes the bytes after the id itself. Thread-safe. */
public final class WireSchemas {

    /** Length of what comes before the Avro binary, bytes: a zero and the schema id. */
    public static final int HEADER_BYTES = WireFormat.HEADER_BYTES;

    private final SchemaRegistry registry;
    private final SchemaSource source;
    private final Map<String, ?> config;
    private final Set<Integer> others = ConcurrentHashMap.newKeySet();

    private WireSchemas(SchemaRegistry registry, Map<String, ?> config) {
        this.registry = registry;
        this.source = SchemaSource.parse(config);
        this.config = config;
    }

    /**
     * Connects to the registry of a configuration.
     *
     * @param config keys of {@link RegistryConfig} and of {@link WireAvroSerializer}
     * @return ids from that registry; no request is made yet
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public static WireSchemas connect(Map<String, ?> config) {
        return of(SchemaRegistry.connect(config), config);
    }

    /**
     * Takes the ids from a registry.
     *
     * @param registry registry
     * @param config keys of {@link WireAvroSerializer}
     * @return ids from that registry; no request is made yet
     */
    public static WireSchemas of(SchemaRegistry registry, Map<String, ?> config) {
        return new WireSchemas(registry, config);
    }

    /**
     * Returns the schema id of a record.
     *
     * @param topic topic, for messages
     * @param value wire bytes
     * @return id
     * @throws SerializationException if the bytes are not in the wire format
     */
    public static int idOf(String topic, byte[] value) {
        return WireFormat.schemaId(topic, value);
    }

    /**
     * Returns the id that values of a topic are written with; the schema is registered if need be and allowed.
     *
     * @param topic topic, which names the subject
     * @param schema schema of the values
     * @return id
     * @throws RegistryUnavailableException if the registry does not answer
     * @throws SchemaRejectedException if it refuses the schema, or must have it and has not
     */
    public int id(String topic, Schema schema) {
        return source.id(registry, topic + "-value", schema);
    }

    /**
     * Tells whether records with an id have the very encoding of a schema. A negative answer is kept; a caller keeps a positive one.
     *
     * @param topic topic, for messages
     * @param id id as on the wire
     * @param schema schema of this build
     * @return whether the two differ at most in documentation, defaults and aliases
     * @throws SerializationException if the registry has no such id
     * @throws RegistryUnavailableException if the registry does not answer
     */
    public boolean isWrittenAs(String topic, int id, Schema schema) {
        if (others.contains(id)) {
            return false;
        }
        boolean same;
        try {
            same = SchemaNormalization.toParsingForm(registry.schemaById(id))
                    .equals(SchemaNormalization.toParsingForm(schema));
        } catch (SerializationException e) {
            throw new SerializationException(
                    "a record of topic " + topic + " with schema id " + id + " cannot be decoded: " + e.getMessage(),
                    e);
        }
        if (!same) {
            others.add(id);
        }
        return same;
    }

    /**
     * Makes a deserializer that resolves other schemas to that of a generated class.
     *
     * @param type generated class
     * @param <T> record type
     * @return deserializer on the same registry, which threads may share
     */
    public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        return AvroSerdes.forRecord(type, config, registry).deserializer();
    }
}
