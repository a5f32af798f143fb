package io.dilepton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.serde.Compatibility;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.serde.SchemaRejectedException;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicReport;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicAdminIT {

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldCreateEveryTopicOnceAndReportWhatDiffers() throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap());
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(Topics.MODELS, 2, (short) 1)))
                    .all()
                    .get();
        }
        List<String> others = Topics.all().stream()
                .map(TopicSpec::name)
                .filter(name -> !name.equals(Topics.MODELS))
                .toList();
        try (TopicAdmin admin = new TopicAdmin(config, Duration.ofSeconds(30))) {
            TopicReport first = admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT);
            TopicReport second = admin.create(Topics.all(), (short) 1);

            assertThat(first.created()).isEqualTo(others);
            assertThat(first.existing()).containsExactly(Topics.MODELS);
            assertThat(first.warnings())
                    .containsExactly(
                            "topic dilepton.models has 2 partitions, not 1",
                            "topic dilepton.models has cleanup.policy delete, not compact");
            assertThat(second.created()).isEmpty();
            assertThat(second.warnings()).isEqualTo(first.warnings());
        }
    }

    @Test
    void shouldSpeakWithTheRealRegistryInEveryCall() {
        SchemaRegistry registry = SchemaRegistry.connect(Map.of(ClusterKeys.REGISTRY.name(), cluster.registryUrl()));

        int id = registry.register("events-value", CollisionEvent.getClassSchema());

        assertThat(registry.idOf("events-value", CollisionEvent.getClassSchema()))
                .isEqualTo(id);
        assertThat(registry.latest("events-value").id()).isEqualTo(id);
        assertThat(registry.latest("events-value").version()).isEqualTo(1);
        assertThat(registry.schemaById(id).getFullName()).isEqualTo("io.dilepton.schemas.CollisionEvent");
        assertThat(registry.isCompatible("events-value", CollisionEvent.getClassSchema()))
                .isTrue();
        Schema longer = withFieldWithoutDefault(CollisionEvent.getClassSchema());
        assertThat(registry.isCompatible("events-value", longer)).isFalse();
        registry.require("events-value", Compatibility.FORWARD);
        assertThat(registry.isCompatible("events-value", longer)).isTrue();
        assertThat(registry.isCompatible("new-value", longer)).isTrue();
        assertThatThrownBy(() -> registry.schemaById(987_654)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> registry.latest("no-such-subject")).isInstanceOf(SchemaRejectedException.class);
        assertThatThrownBy(() -> registry.idOf("events-value", longer)).isInstanceOf(SchemaRejectedException.class);
    }

    private static Schema withFieldWithoutDefault(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("detector", Schema.create(Schema.Type.STRING)));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }
}
