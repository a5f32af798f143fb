package io.dilepton.core.wire;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The stream's own binary format beside the classes that Avro generates, over the same schemas and bytes. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventFormatBenchmark {

    private static final float SCORE = 0.75f;

    private static final int EVENTS = 1024;
    private static final String HASH = "ab".repeat(32);

    /** The way: the product's own, or the generated classes. */
    @Param({"binary", "generated"})
    public String format = "binary";

    private final byte[][] values = new byte[EVENTS][];
    private final EncodedEvent[] encoded = new EncodedEvent[EVENTS];
    private final Enrichment[] enrichments = new Enrichment[EVENTS];
    private final RecordHeaders headers = new RecordHeaders();
    private final Provenance provenance = new Provenance(manifest(), Topics.EVENTS, 3, 123_456_789);
    private EventCoder coder;
    private int next;

    /** Simulates and encodes the events. */
    @Setup
    public void simulate() {
        SchemaRegistry registry = SchemaRegistry.inMemory();
        var events = AvroSerdes.forRecord(io.dilepton.schemas.CollisionEvent.class, Map.of(), registry);
        EventFormat chosen = format.equals("binary")
                ? EventFormat.binary(registry, Map.of())
                : new SerdeEventFormat(
                        events,
                        AvroSerdes.forRecord(EnrichedEvent.class, Map.of(), registry),
                        AvroSerdes.forRecord(ScoredEvent.class, Map.of(), registry));
        coder = chosen.newCoder();
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), 1);
        for (int i = 0; i < EVENTS; i++) {
            CollisionEvent event = simulator.event(i);
            values[i] = events.serializer().serialize(Topics.EVENTS, EventCodec.toAvro(event));
            encoded[i] = coder.decode(Topics.EVENTS, headers, values[i]);
            enrichments[i] = Enrichment.of(event);
        }
    }

    private int turn() {
        next = (next + 1) % EVENTS;
        return next;
    }

    /** Bytes to a checked event. */
    @Benchmark
    public EncodedEvent decode() {
        return coder.decode(Topics.EVENTS, headers, values[turn()]);
    }

    /** An enriched event to bytes. */
    @Benchmark
    public byte[] enriched() {
        int i = turn();
        return coder.enriched(encoded[i], enrichments[i]);
    }

    /** A scored event to bytes. */
    @Benchmark
    public byte[] scored() {
        int i = turn();
        return coder.scored(Topics.SCORED_Z, encoded[i], enrichments[i].pair(), provenance)
                .complete(SCORE);
    }

    /** All that an event of the stream needs but its features and its score. */
    @Benchmark
    public int wholeEvent() {
        EncodedEvent event = coder.decode(Topics.EVENTS, headers, values[turn()]);
        Enrichment enrichment = Enrichment.of(event.event());
        return coder.enriched(event, enrichment).length
                + coder.scored(Topics.SCORED_Z, event, enrichment.pair(), provenance)
                        .complete(SCORE)
                        .length;
    }

    private static ModelManifest manifest() {
        ModelManifest.Training training =
                new ModelManifest.Training("z-candidate", HASH, List.of(), 1, 1, 1, 1, "benchmark", Map.of());
        return new ModelManifest(
                "z-candidate", 1, HASH, "dilepton-v1", HASH, "features", "probability", 0.5, training, Map.of());
    }
}
