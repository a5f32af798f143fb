package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ModelRecordsTest {

    private final FakeModelTopics topics = new FakeModelTopics();
    private final ModelRecords records = new ModelRecords(topics.clients().consumers(), Duration.ofSeconds(5));

    private void append(String key, int value) {
        topics.append(Topics.MODELS, key, new byte[] {(byte) value});
    }

    @Test
    void shouldFindTheLastRecordOfAKeyHoweverOftenItIsAsked() {
        append("a/1", 1);
        append("b/1", 2);
        append("a/1", 3);
        assertThat(records.last("a/1")).containsExactly(3);
        assertThat(records.last("a/1")).containsExactly(3);
        assertThat(records.last("b/1")).containsExactly(2);
        assertThat(records.last("c/1")).isNull();
        append("c/1", 4);
        assertThat(records.last("c/1")).containsExactly(4);
        assertThat(records.last("b/1")).containsExactly(2);
    }

    @Test
    void shouldForgetAKeyThatIsDeletedAndFindItWhenItIsBack() {
        append("a/1", 1);
        assertThat(records.last("a/1")).containsExactly(1);
        topics.append(Topics.MODELS, "a/1", null);
        topics.append(Topics.MODELS, null, new byte[] {9});
        assertThat(records.last("a/1")).isNull();
        append("a/1", 5);
        assertThat(records.last("a/1")).containsExactly(5);
    }

    @Test
    void shouldBeginAnewWhenTheTopicIsAnother() {
        append("a/1", 1);
        append("b/1", 2);
        append("b/2", 3);
        assertThat(records.last("b/1")).containsExactly(2);
        topics.clear(Topics.MODELS);
        append("b/1", 7);
        append("a/1", 8);
        assertThat(records.last("a/1")).containsExactly(8);
        assertThat(records.last("b/1")).containsExactly(7);
    }

    @Test
    void shouldReadOnlyWhatIsNewAndTheRecordItself() {
        for (int version = 1; version <= 20; version++) {
            append("a/" + version, version);
        }
        assertThat(records.last("a/3")).containsExactly(3);
        append("a/21", 21);
        List<ConsumerRecord<String, byte[]>> delivered = topics.delivered();
        int before = delivered.size();
        assertThat(records.last("a/4")).containsExactly(4);
        assertThat(topics.delivered().subList(before, topics.delivered().size()))
                .extracting(ConsumerRecord::key)
                .startsWith("a/21", "a/4")
                .doesNotContain("a/3");
    }
}
