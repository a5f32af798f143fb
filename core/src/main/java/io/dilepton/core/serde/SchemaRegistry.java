package io.dilepton.core.serde;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * Client of a schema registry with Confluent's REST API (Confluent Schema Registry; Apicurio Registry under {@code /apis/ccompat/v7}).
 * Thread-safe. Answers that never change are kept, so that the hot path asks no server.
 *
 * <p>Every method throws {@link RegistryUnavailableException} if the registry does not answer within the configured time and retries.
 */
public interface SchemaRegistry {

    /**
     * Connects to the registry of a Kafka client's configuration. No request is made before the first call.
     *
     * @param config configuration with the keys of {@link RegistryConfig}
     * @return client
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    static SchemaRegistry connect(Map<String, ?> config) {
        return new HttpSchemaRegistry(RegistryConfig.parse(config));
    }

    /**
     * Makes a registry that lives in this object: for tests of a topology without servers.
     *
     * @return empty registry that accepts every schema
     */
    static SchemaRegistry inMemory() {
        return new InMemorySchemaRegistry();
    }

    /**
     * Registers a schema under a subject, unless it is there already.
     *
     * @param subject subject, such as {@code dilepton.events-value}
     * @param schema schema
     * @return id
     * @throws SchemaRejectedException if the schema breaks the subject's compatibility rule
     */
    int register(String subject, Schema schema);

    /**
     * Finds the id of a schema under a subject without registering it.
     *
     * @param subject subject
     * @param schema schema
     * @return id
     * @throws SchemaRejectedException if the subject does not have it
     */
    int idOf(String subject, Schema schema);

    /**
     * Returns the newest version of a subject.
     *
     * @param subject subject
     * @return newest version; asked anew at every call
     * @throws SchemaRejectedException if there is no such subject
     */
    RegisteredSchema latest(String subject);

    /**
     * Returns the schema with an id.
     *
     * @param id id as on the wire
     * @return schema
     * @throws org.apache.kafka.common.errors.SerializationException if the registry answers that it has no such id
     */
    Schema schemaById(int id);

    /**
     * Asks whether the registry would accept a schema as the next version of a subject.
     *
     * @param subject subject
     * @param schema schema
     * @return true if it fits the subject's rule, or if the subject is new
     */
    boolean isCompatible(String subject, Schema schema);

    /**
     * Sets the rule of a subject.
     *
     * @param subject subject
     * @param rule rule for the versions to come
     */
    void require(String subject, Compatibility rule);
}
