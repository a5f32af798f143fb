package io.dilepton.core.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.ScoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSchemaRegistryTest {

    private static final Schema SCHEMA = CollisionEvent.getClassSchema();

    private final FakeRegistry fake = new FakeRegistry();

    @AfterEach
    void stop() {
        fake.close();
    }

    private SchemaRegistry connect(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                ClusterKeys.REGISTRY.name(),
                fake.url() + "/",
                RegistryKeys.RETRY_PAUSE.name(),
                "1",
                RegistryKeys.READ_TIMEOUT.name(),
                "2000"));
        config.putAll(more);
        return SchemaRegistry.connect(config);
    }

    @Test
    void shouldAskOnceWhenSchemaAndIdAreUsedAgain() {
        SchemaRegistry registry = connect(Map.of());

        int id = registry.register("events-value", SCHEMA);
        assertThat(registry.register("events-value", SCHEMA)).isEqualTo(id);
        assertThat(registry.schemaById(id).getFullName()).isEqualTo(SCHEMA.getFullName());
        assertThat(registry.schemaById(id)).isSameAs(registry.schemaById(id));

        assertThat(fake.requests).containsExactly("POST /subjects/events-value/versions", "GET /schemas/ids/" + id);
    }

    @Test
    void shouldRegisterNoJavaPropertiesWhenSchemaComesFromGeneratedClass() {
        int id = connect(Map.of()).register("events-value", SCHEMA);

        assertThat(SCHEMA.toString()).contains("avro.java.string");
        assertThat(fake.schema(id)).doesNotContain("java");
        assertThat(new Schema.Parser()
                        .parse(fake.schema(id))
                        .getField("eventTime")
                        .schema()
                        .getLogicalType())
                .isNotNull();
    }

    @Test
    void shouldSucceedWhenServerRecoversWithinTheRetries() {
        fake.failuresToCome.set(3);

        assertThat(connect(Map.of()).register("events-value", SCHEMA)).isEqualTo(1);
        assertThat(fake.requests).hasSize(4);
    }

    @Test
    void shouldNameUrlAndReasonWhenServerKeepsFailing() {
        fake.failuresToCome.set(100);

        assertThatThrownBy(
                        () -> connect(Map.of(RegistryKeys.RETRIES.name(), "1")).register("events-value", SCHEMA))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(fake.url())
                .hasMessageContaining("503")
                .hasMessageContaining("2 attempts");
    }

    @Test
    void shouldNotRememberFailureWhenServerRecoversLater() {
        SchemaRegistry registry = connect(Map.of(RegistryKeys.RETRIES.name(), "0"));
        fake.failuresToCome.set(1);
        assertThatThrownBy(() -> registry.register("events-value", SCHEMA))
                .isInstanceOf(RegistryUnavailableException.class);

        assertThat(registry.register("events-value", SCHEMA)).isEqualTo(1);
    }

    @Test
    void shouldUseNextUrlWhenFirstDoesNotListen() {
        SchemaRegistry registry = connect(Map.of(
                ClusterKeys.REGISTRY.name(), "http://127.0.0.1:1," + fake.url(), RegistryKeys.RETRIES.name(), "0"));

        assertThat(registry.register("events-value", SCHEMA)).isEqualTo(1);
    }

    @Test
    void shouldNotShowThePasswordWhenUrlCarriesIt() {
        assertThatThrownBy(() -> connect(Map.of(
                                ClusterKeys.REGISTRY.name(),
                                "http://me:secret@127.0.0.1:1",
                                RegistryKeys.RETRIES.name(),
                                "0"))
                        .schemaById(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldSendCredentialsWhenConfigured() {
        connect(Map.of(RegistryKeys.BASIC_AUTH.name(), "me:secret")).register("a-value", SCHEMA);
        connect(Map.of(RegistryKeys.BEARER_TOKEN.name(), "token")).register("a-value", SCHEMA);
        connect(Map.of("schema.registry." + RegistryKeys.BASIC_AUTH.name(), "me:secret"))
                .register("a-value", SCHEMA);

        assertThat(fake.authorizations).isEqualTo(List.of("Basic bWU6c2VjcmV0", "Bearer token", "Basic bWU6c2VjcmV0"));
        assertThatThrownBy(() -> connect(
                        Map.of(RegistryKeys.BASIC_AUTH.name(), "me:secret", RegistryKeys.BEARER_TOKEN.name(), "token")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldBlameTheRecordWhenRegistrySaysThatIdIsUnknown() {
        assertThatThrownBy(() -> connect(Map.of()).schemaById(99))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("99");
    }

    @Test
    void shouldFetchWhatASchemaRefersTo() {
        Schema schema = connect(Map.of()).schemaById(1000);

        assertThat(schema.getElementType().getEnumSymbols()).containsExactly("A");
    }

    @Test
    void shouldBlameTheUrlWhenServerIsNoRegistry() {
        assertThatThrownBy(() -> connect(Map.of(ClusterKeys.REGISTRY.name(), fake.url() + "/elsewhere"))
                        .register("a-value", SCHEMA))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("/elsewhere");
    }

    @Test
    void shouldGiveTheReasonWhenSchemaIsRefused() {
        assertThatThrownBy(() -> connect(Map.of()).register("refused-value", SCHEMA))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("refused-value")
                .hasMessageContaining("field 'mass' has no default");
    }

    @Test
    void shouldTakeTheNewestVersionWhenItEncodesAlike() {
        fake.add(Lepton.getClassSchema());
        Map<String, String> latest =
                Map.of(RegistryKeys.AUTO_REGISTER.name(), "false", RegistryKeys.USE_LATEST.name(), "true");
        SchemaRegistry registry = connect(latest);
        SchemaSource source = SchemaSource.parse(latest);

        assertThat(source.id(registry, "leptons-value", Lepton.getClassSchema()))
                .isEqualTo(1);
        assertThatThrownBy(() -> source.id(registry, "leptons-value", ScoredEvent.getClassSchema()))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("leptons-value");
    }

    @Test
    void shouldRefuseSettingsWhenTheyAreWrong() {
        assertThatThrownBy(() -> SchemaRegistry.connect(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(ClusterKeys.REGISTRY.name());
        assertThatThrownBy(() -> connect(Map.of(ClusterKeys.REGISTRY.name(), "localhost:8081")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> connect(Map.of(RegistryKeys.RETRIES.name(), "-1")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> connect(Map.of(RegistryKeys.READ_TIMEOUT.name(), "soon")))
                .isInstanceOf(ConfigException.class);
    }
}
