package io.dilepton.core.wire;

import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.serde.WireSchemas;
import java.util.Map;

/** How the records of the event topics are read and written. Thread-safe; makes a coder for each task. */
public interface EventFormat extends AutoCloseable {

    /**
     * Chooses the format as the configuration says.
     *
     * @param config keys of {@link AvroSerdes} and of the schema registry
     * @return the binary format, unless other serializer or deserializer classes are named
     * @throws org.apache.kafka.common.config.ConfigException when a setting is missing or wrong
     */
    static EventFormat of(Map<String, ?> config) {
        return AvroSerdes.areDefault(config) ? BinaryEventFormat.of(config) : SerdeEventFormat.of(config);
    }

    /**
     * Makes the binary format on a registry client that others share.
     *
     * @param registry registry
     * @param config keys of {@link io.dilepton.core.serde.WireAvroSerializer}
     * @return the binary format
     */
    static EventFormat binary(SchemaRegistry registry, Map<String, ?> config) {
        return BinaryEventFormat.of(WireSchemas.of(registry, config));
    }

    /**
     * Makes a coder.
     *
     * @return a coder for one thread at a time
     */
    EventCoder newCoder();

    @Override
    void close();
}
