package io.dilepton.cli.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.schemas.ScoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class ScoredReaderTest {

    private static final String TOPIC = "scored";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final Serde<ScoredEvent> serde =
            AvroSerdes.forRecord(ScoredEvent.class, Map.of(), SchemaRegistry.inMemory());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            long time = times.getOrDefault(PARTITION, 0L);
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            found.put(PARTITION, time > 2 ? null : new OffsetAndTimestamp(time, time));
            return found;
        }
    };
    private final ScoredReader reader = new ScoredReader(TOPIC, "nowhere:1", consumer, serde.deserializer());
    private final List<Long> read = new ArrayList<>();

    /** Three events and, between them, bytes that are none. */
    private void publish() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 4L));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 4; offset++) {
                byte[] value = offset == 1
                        ? new byte[] {42}
                        : serde.serializer().serialize(TOPIC, ScoredEvents.event(offset, 91, 0.9));
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], value));
            }
        });
    }

    private boolean take(ScoredEvent event) {
        read.add(event.getEventNumber());
        return true;
    }

    @Test
    void shouldReadToTheEndAndPassOverWhatIsNoScoredEvent() {
        publish();
        reader.read(new StartPosition.Earliest(), true, this::take, () -> true);
        assertThat(read).containsExactly(0L, 2L, 3L);
        assertThat(reader.unreadable()).isEqualTo(1);
    }

    @Test
    void shouldStopWhenTheSinkHasEnough() {
        publish();
        reader.read(new StartPosition.Earliest(), false, event -> take(event) && read.size() < 2, () -> true);
        assertThat(read).containsExactly(0L, 2L);
    }

    @Test
    void shouldStopWhenTheOutputIsGone() {
        publish();
        reader.read(new StartPosition.Earliest(), false, this::take, () -> false);
        assertThat(read).hasSize(3);
    }

    @Test
    void shouldReadNothingWhenItBeginsAtTheEnd() {
        publish();
        reader.read(new StartPosition.Latest(), true, this::take, () -> true);
        assertThat(read).isEmpty();
    }

    @Test
    void shouldBeginAtTheOffsetOfAnInstant() {
        publish();
        reader.read(new StartPosition.At(Instant.ofEpochMilli(2)), true, this::take, () -> true);
        assertThat(read).containsExactly(2L, 3L);
    }

    @Test
    void shouldBeginAtTheEndWhenNothingIsAsYoungAsTheInstant() {
        publish();
        reader.read(new StartPosition.At(Instant.ofEpochMilli(3)), true, this::take, () -> true);
        assertThat(read).isEmpty();
    }

    @Test
    void shouldSayWhoCreatesTheTopicWhenItDoesNotExist() {
        consumer.updatePartitions(TOPIC, List.of());
        assertThatThrownBy(() -> reader.read(new StartPosition.Latest(), false, this::take, () -> true))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("topic scored does not exist at nowhere:1; `dilepton stream` creates it");
    }
}
