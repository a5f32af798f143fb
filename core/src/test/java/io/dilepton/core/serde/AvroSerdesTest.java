package io.dilepton.core.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.schemas.CollisionEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

    private static Map<String, Object> config(String url, String key, Object value) {
        Map<String, Object> config = new HashMap<>(Map.of(ClusterKeys.REGISTRY.name(), url));
        config.put(key, value);
        return config;
    }

    @Test
    void shouldRoundTripOverHttpWhenNothingButTheUrlIsConfigured() {
        try (FakeRegistry registry = new FakeRegistry();
                Serde<CollisionEvent> serde = AvroSerdes.forRecord(
                        CollisionEvent.class,
                        config(registry.url(), RegistryKeys.SERIALIZER.name(), WireAvroSerializer.class))) {
            CollisionEvent event = Records.event(1, true);

            byte[] bytes = serde.serializer().serialize("events", event);

            assertThat(serde.deserializer().deserialize("events", bytes)).isEqualTo(event);
        }
    }

    @Test
    void shouldRefuseRecordWhenConfiguredDeserializerGivesAnotherType() {
        try (Serde<CollisionEvent> serde = AvroSerdes.forRecord(
                CollisionEvent.class,
                config("http://127.0.0.1:1", RegistryKeys.DESERIALIZER.name(), StringDeserializer.class.getName()))) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("events", new byte[] {65}))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("StringDeserializer")
                    .hasMessageContaining("java.lang.String");
        }
    }

    @Test
    void shouldNameKeyAndClassWhenConfiguredClassIsMissingOrUnfit() {
        assertThatThrownBy(() -> AvroSerdes.forRecord(
                        CollisionEvent.class,
                        config(
                                "http://127.0.0.1:1",
                                RegistryKeys.SERIALIZER.name(),
                                "io.confluent.kafka.serializers.KafkaAvroSerializer")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistryKeys.SERIALIZER.name())
                .hasMessageContaining("io.confluent.kafka.serializers.KafkaAvroSerializer");
        assertThatThrownBy(() -> AvroSerdes.forRecord(
                        CollisionEvent.class,
                        config("http://127.0.0.1:1", RegistryKeys.SERIALIZER.name(), "java.lang.String")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldTrustOnlyClassesThatTheRecordRefersToWhenSerdeIsMade() {
        AvroSerdes.forRecord(CollisionEvent.class, Map.of(), SchemaRegistry.inMemory());

        ClassSecurityValidator.ClassSecurityPredicate policy = ClassSecurityValidator.getGlobal();
        assertThat(policy.isTrusted(CollisionEvent.class)).isTrue();
        assertThat(policy.isTrusted(io.dilepton.schemas.LeptonFlavour.class)).isTrue();
        assertThat(policy.isTrusted(String.class)).isTrue();
        assertThat(policy.isTrusted(ProcessBuilder.class)).isFalse();
    }
}
