package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicStretchTest {

    private static final String TOPIC = "dilepton.events.enriched";

    private static TopicReader reader() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public List<PartitionInfo> partitionsFor(String topic, java.time.Duration timeout) {
                return partitionsFor(topic);
            }
        };
        Map<TopicPartition, Long> begins = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        PartitionInfo[] infos = new PartitionInfo[3];
        for (int i = 0; i < infos.length; i++) {
            infos[i] = new PartitionInfo(TOPIC, i, Node.noNode(), new Node[0], new Node[0]);
            begins.put(new TopicPartition(TOPIC, i), 100L * i);
            ends.put(new TopicPartition(TOPIC, i), i == 1 ? 100L : 1000L);
        }
        consumer.updatePartitions(TOPIC, List.of(infos));
        consumer.updateBeginningOffsets(begins);
        consumer.updateEndOffsets(ends);
        return new TopicReader(consumer);
    }

    @Test
    void shouldReadWhatItNamesWhenPartitionsAreNamed() {
        try (TopicReader reader = reader()) {
            TopicStretch all = TopicStretch.parse("topic:" + TOPIC);
            Map<TopicPartition, OffsetRange> ranges = all.resolve(reader);
            String named = all.named(ranges);
            assertThat(named).isEqualTo("topic:" + TOPIC + "@0:0..1000,2:200..1000");
            TopicStretch again = TopicStretch.parse(named);
            assertThat(again.resolve(reader))
                    .containsOnly(
                            Map.entry(new TopicPartition(TOPIC, 0), new OffsetRange(0, 1000)),
                            Map.entry(new TopicPartition(TOPIC, 2), new OffsetRange(200, 1000)));
            assertThat(again.named(again.resolve(reader))).isEqualTo(named);
        }
    }

    @Test
    void shouldTakePositionsWhenTheyAreGiven() {
        assertThat(TopicStretch.parse("topic:" + TOPIC + "@..500"))
                .extracting(TopicStretch::from, TopicStretch::to)
                .containsExactly(new Position.Earliest(), new Position.Offset(500));
        assertThat(TopicStretch.parse("topic:" + TOPIC + "@2026-01-31T12:00:00Z..latest"))
                .extracting(TopicStretch::from, TopicStretch::to)
                .containsExactly(new Position.At(Instant.parse("2026-01-31T12:00:00Z")), new Position.Latest());
        try (TopicReader reader = reader()) {
            TopicStretch part = TopicStretch.parse("topic:" + TOPIC + "@150..500");
            assertThat(part.named(part.resolve(reader))).endsWith("@0:150..500,2:200..500");
        }
    }

    @Test
    void shouldSayWhatIsMissingWhenOffsetsAreGone() {
        try (TopicReader reader = reader()) {
            assertThatThrownBy(() ->
                            TopicStretch.parse("topic:" + TOPIC + "@2:50..400").resolve(reader))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("does not have the offsets 50..400 of partition 2, but 200..1000");
            assertThatThrownBy(() ->
                            TopicStretch.parse("topic:" + TOPIC + "@7:0..1").resolve(reader))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("has no partition 7");
        }
    }

    @Test
    void shouldRefuseWhatIsNoPartOfATopic() {
        for (String wrong :
                List.of("topic:", "topic:a b", "topic:a@5", "topic:a@x..y", "topic:a@0:5..", "topic:a@0:1..2,0:3..4")) {
            assertThatThrownBy(() -> TopicStretch.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("--data: '");
        }
    }
}
