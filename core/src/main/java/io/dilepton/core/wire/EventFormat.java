package io.dilepton.core.wire;

import io.dilepton.core.serde.AvroSerdes;
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
     * Makes a coder.
     *
     * @return a coder for one thread at a time
     */
    EventCoder newCoder();

    @Override
    void close();
}
