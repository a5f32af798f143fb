package io.dilepton.stream.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class CommitHookTest {

    private final List<String> calls = new ArrayList<>();

    /** Holds back one record until a commit. */
    private final class HoldingBack extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final CommitPhase phase;
        private final List<Record<byte[], byte[]>> held = new ArrayList<>();

        HoldingBack(CommitPhase phase) {
            this.phase = phase;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            CommitHook.register(
                    context,
                    phase,
                    () -> {
                        calls.add("flush " + phase);
                        held.forEach(context::forward);
                        held.clear();
                    },
                    () -> calls.add("clear " + phase));
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            held.add(record);
        }
    }

    private Topology topology() {
        return new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                .addProcessor("late", () -> new HoldingBack(CommitPhase.SETTLE), "in")
                .addProcessor("early", () -> new HoldingBack(CommitPhase.SCORE), "in")
                .addSink("out", "out", new ByteArraySerializer(), new ByteArraySerializer(), "early")
                .addStateStore(CommitHook.builder(), "late", "early");
    }

    @Test
    void shouldFlushByPhaseBeforeACommitAndDropWhatIsLeftWhenTheTaskEnds() {
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), new Properties())) {
            driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new byte[] {7}, new byte[] {8});
            assertThat(driver.createOutputTopic("out", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                            .readValue())
                    .containsExactly(8);
            assertThat(calls).startsWith("flush SCORE", "flush SETTLE").doesNotContain("clear SCORE");
        }
        assertThat(calls).endsWith("clear SCORE", "clear SETTLE");
    }
}
