package io.dilepton.core.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes for the values of event topics. Which classes do the work is configuration, so that Confluent's or Apicurio's serdes drop in
 * where they are on the class path.
 */
public final class AvroSerdes {

    /** Apicurio's own name for {@link WireAvroDeserializer#SPECIFIC_READER}. */
    private static final String APICURIO_SPECIFIC_READER = "apicurio.registry.use-specific-avro-reader";

    private AvroSerdes() {}

    /**
     * Makes the serde of a generated record class as the configuration says.
     *
     * @param type generated class
     * @param config configuration of a Kafka client: {@link RegistryKeys#SERIALIZER}, {@link RegistryKeys#DESERIALIZER}, the keys of {@link RegistryConfig} and
     *     whatever the named classes read
     * @param <T> record type
     * @return configured serde of record values; may be shared by threads if its classes allow it, as the default ones do
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public static <T extends SpecificRecord> Serde<T> forRecord(Class<T> type, Map<String, ?> config) {
        TrustedRecords.trust(type);
        Map<String, Object> settings = settings(type, config);
        Serializer<?> serializer = ClassNames.instance(
                RegistryKeys.SERIALIZER.name(),
                named(config, RegistryKeys.SERIALIZER.name(), WireAvroSerializer.class),
                Serializer.class);
        Deserializer<?> deserializer = ClassNames.instance(
                RegistryKeys.DESERIALIZER.name(),
                named(config, RegistryKeys.DESERIALIZER.name(), WireAvroDeserializer.class),
                Deserializer.class);
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        @SuppressWarnings("unchecked") // a serializer named in the configuration takes any Avro record
        Serializer<T> accepting = (Serializer<T>) serializer;
        return Serdes.serdeFrom(accepting, new CheckedDeserializer<>(type, deserializer));
    }

    /**
     * Makes the default serde of a generated record class on a registry client that several serdes share.
     *
     * @param type generated class
     * @param config configuration; keys of {@link RegistryConfig} are passed over
     * @param registry registry
     * @param <T> record type
     * @return configured serde of record values that threads may share
     */
    public static <T extends SpecificRecord> Serde<T> forRecord(
            Class<T> type, Map<String, ?> config, SchemaRegistry registry) {
        Map<String, Object> settings = settings(type, config);
        WireAvroSerializer<T> serializer = new WireAvroSerializer<>(registry);
        WireAvroDeserializer<T> deserializer = new WireAvroDeserializer<>(registry);
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /**
     * Tells whether the default classes do the work.
     *
     * @param config configuration of a Kafka client
     * @return whether neither {@link RegistryKeys#SERIALIZER} nor {@link RegistryKeys#DESERIALIZER} names another class
     */
    public static boolean areDefault(Map<String, ?> config) {
        return named(config, RegistryKeys.SERIALIZER.name(), WireAvroSerializer.class)
                        .equals(WireAvroSerializer.class.getName())
                && named(config, RegistryKeys.DESERIALIZER.name(), WireAvroDeserializer.class)
                        .equals(WireAvroDeserializer.class.getName());
    }

    private static Map<String, Object> settings(Class<?> type, Map<String, ?> config) {
        Map<String, Object> settings = new HashMap<>(config);
        settings.put(WireAvroDeserializer.SPECIFIC_READER, "true");
        settings.put(WireAvroDeserializer.VALUE_TYPE, type);
        settings.put(APICURIO_SPECIFIC_READER, "true");
        return settings;
    }

    private static String named(Map<String, ?> config, String key, Class<?> byDefault) {
        Object value = config.get(key);
        return value == null ? byDefault.getName() : value instanceof Class<?> type ? type.getName() : value.toString();
    }
}
