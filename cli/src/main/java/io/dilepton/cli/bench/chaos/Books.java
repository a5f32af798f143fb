package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads all committed outputs from the beginning and counts what became of each index. */
final class Books {

    private final ChaosEvents events;
    private final byte[] enriched;
    private final byte[] scored;
    private final byte[] deadLettered;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();

    Books(ChaosEvents events, int input) {
        this.events = events;
        this.enriched = new byte[input];
        this.scored = new byte[input];
        this.deadLettered = new byte[input];
    }

    /** Reads the topics to their present ends. */
    Books read(ClusterChild cluster, BenchTopics topics) {
        List<String> outputs = List.of(Topics.ENRICHED, Topics.SCORED_Z, Topics.DLQ);
        try (Outputs reader = new Outputs(cluster.bootstrap(), outputs);
                Deserializer<ScoredEvent> decoder = AvroSerdes.forRecord(
                                ScoredEvent.class, Map.of("schema.registry.url", cluster.registry()))
                        .deserializer()) {
            reader.readTo(topics.ends(outputs), record -> enter(record, decoder));
        }
        return this;
    }

    private void enter(ConsumerRecord<byte[], byte[]> record, Deserializer<ScoredEvent> decoder) {
        int index = (int) EventSupply.index(record.key());
        switch (record.topic()) {
            case Topics.ENRICHED -> enriched[index]++;
            case Topics.SCORED_Z -> {
                scored[index]++;
                ScoredEvent event = decoder.deserialize(record.topic(), record.value());
                versions.merge(String.valueOf(event.getModelVersion()), 1L, Long::sum);
            }
            default -> {
                deadLettered[index]++;
                Header reason = record.headers().lastHeader(DeadLetterHeaders.REASON);
                String code = reason == null ? "none" : new String(reason.value(), StandardCharsets.UTF_8);
                reasons.merge(code, 1L, Long::sum);
            }
        }
    }

    /** Returns how many inputs lack an output that they should have. */
    long lost() {
        return count(index -> {
            Fate fate = events.fate(index);
            return enriched[index] < fate.enriched()
                    || scored[index] < fate.scored()
                    || deadLettered[index] < fate.deadLettered();
        });
    }

    /** Returns how many inputs have an output twice, or one that they should not have. */
    long duplicated() {
        return count(index -> {
            Fate fate = events.fate(index);
            return enriched[index] > fate.enriched()
                    || scored[index] > fate.scored()
                    || deadLettered[index] > fate.deadLettered();
        });
    }

    /** Returns how many inputs have each fate. */
    Map<String, Long> fates() {
        Map<String, Long> fates = new TreeMap<>();
        for (int index = 0; index < enriched.length; index++) {
            fates.merge(events.fate(index).name(), 1L, Long::sum);
        }
        return fates;
    }

    /** Returns the dead letters by reason. */
    Map<String, Long> reasons() {
        return reasons;
    }

    /** Returns the scores by the version that made them. */
    Map<String, Long> versions() {
        return versions;
    }

    private long count(java.util.function.IntPredicate which) {
        return java.util.stream.IntStream.range(0, enriched.length)
                .filter(which)
                .count();
    }
}
