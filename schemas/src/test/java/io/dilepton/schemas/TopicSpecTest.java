package io.dilepton.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicSpecTest {

    @Test
    void shouldSpeakKafkasKeysWhenRetentionIsBounded() {
        TopicSpec topic =
                new TopicSpec("dilepton.test", 3, Duration.ofDays(7), false, Map.of("min.insync.replicas", "1"));
        assertThat(topic.config())
                .containsExactly(
                        entry("cleanup.policy", "delete"),
                        entry("message.timestamp.type", "LogAppendTime"),
                        entry("min.insync.replicas", "1"),
                        entry("retention.ms", "604800000"));
    }

    @Test
    void shouldKeepRecordsForEverWhenRetentionIsNegative() {
        TopicSpec topic = new TopicSpec("dilepton.test", 1, Duration.ofMillis(-1), true, Map.of());
        assertThat(topic.config()).containsEntry("retention.ms", "-1").containsEntry("cleanup.policy", "compact");
    }

    @Test
    void shouldRefuseWhenNameOrPartitionsMakeNoSense() {
        assertThatThrownBy(() -> new TopicSpec(" ", 1, Duration.ZERO, false, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicSpec("dilepton.test", 0, Duration.ZERO, false, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dilepton.test");
    }

    @Test
    void shouldNotFollowWhenTheCallersMapChanges() {
        Map<String, String> config = new HashMap<>();
        TopicSpec topic = new TopicSpec("dilepton.test", 1, Duration.ZERO, false, config);
        config.put("segment.bytes", "1");
        assertThat(topic.config()).doesNotContainKey("segment.bytes");
    }

    @Test
    void shouldListEveryTopicOnceWhenAllAreAskedFor() {
        assertThat(Topics.all())
                .extracting(TopicSpec::name)
                .doesNotHaveDuplicates()
                .contains(
                        Topics.EVENTS,
                        Topics.ENRICHED,
                        Topics.SCORED_Z,
                        Topics.SCORED_HIGGS,
                        Topics.SHADOW,
                        Topics.WINDOW_DELTAS,
                        Topics.PHYSICS_WINDOWS,
                        Topics.MODEL_SWITCHES,
                        Topics.DLQ,
                        Topics.MODELS,
                        Topics.MODEL_ALIASES,
                        Topics.SYNTHETIC_EVENTS,
                        Topics.SYNTHETIC_REQUESTS,
                        Topics.SYNTHETIC_STATUS,
                        Topics.SYNTHETIC_SHARDS);
    }

    @Test
    void shouldKeepModelsForEverWhenTopicsAreCreated() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.name().startsWith(Topics.MODELS))
                .hasSize(2)
                .allSatisfy(topic -> assertThat(topic.config())
                        .containsEntry("cleanup.policy", "compact")
                        .containsEntry("retention.ms", "-1"));
    }

    @Test
    void shouldShareOnePartitionCountWhenTopicsHaveTheSameKey() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.name().startsWith(Topics.EVENTS))
                .extracting(TopicSpec::partitions)
                .containsOnly(TopicSpec.DEFAULT_EVENT_PARTITIONS);
    }
}
