package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Features of an event into a row that is reused, beside a map by name for each event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DileptonV1Benchmark {

    private static final int EVENTS = 1024;

    private final FeatureSet features = FeatureSets.named(FeatureSets.DILEPTON_V1);
    private final CollisionEvent[] events = new CollisionEvent[EVENTS];
    private final float[] row = new float[features.size()];
    private int next;

    /** Simulates the events. */
    @Setup
    public void simulate() {
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), 1);
        for (int i = 0; i < EVENTS; i++) {
            events[i] = simulator.event(i);
        }
    }

    private CollisionEvent event() {
        next = (next + 1) % EVENTS;
        return events[next];
    }

    /** As the stream does it. */
    @Benchmark
    public float[] intoRow() {
        features.extract(event(), row, 0);
        return row;
    }

    /** Baseline: what a feature service hands over, boxed values by name. */
    @Benchmark
    public Map<String, Float> byName() {
        float[] fresh = new float[features.size()];
        features.extract(event(), fresh, 0);
        Map<String, Float> named = new HashMap<>();
        for (int i = 0; i < fresh.length; i++) {
            named.put(features.features().get(i).name(), fresh[i]);
        }
        return named;
    }
}
