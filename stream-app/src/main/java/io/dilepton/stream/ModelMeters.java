package io.dilepton.stream;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelWatcher;
import io.dilepton.stream.metrics.StreamMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of one alias of a model: which version serves, how often it was swapped, how often a version was refused. */
final class ModelMeters implements ModelWatcher.Observer {

    private final AtomicInteger version = new AtomicInteger();
    private final Counter loads;
    private final Counter swaps;
    private final Counter refused;

    ModelMeters(MeterRegistry registry, String model, String alias) {
        StreamMetrics.VERSION.gauge(registry, version::get, model, alias);
        loads = StreamMetrics.LOADS.counter(registry, model, alias);
        swaps = StreamMetrics.SWAPS.counter(registry, model, alias);
        refused = StreamMetrics.REFUSED.counter(registry, model, alias);
    }

    /** The first version serves. */
    void started(ModelManifest manifest) {
        version.set(manifest.version());
        loads.increment();
    }

    @Override
    public void swapped(ModelManifest manifest) {
        version.set(manifest.version());
        loads.increment();
        swaps.increment();
    }

    @Override
    public void refused(String reason) {
        refused.increment();
    }

    @Override
    public void removed() {
        version.set(0);
    }
}
