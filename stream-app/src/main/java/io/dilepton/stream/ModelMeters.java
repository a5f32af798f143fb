package io.dilepton.stream;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelWatcher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of one alias of a model: which version serves, how often it was swapped, how often a version was refused. */
final class ModelMeters implements ModelWatcher.Observer {

    /** Version that serves, by {@code model} and {@code alias}, no unit; 0 while none does. */
    static final String VERSION = "dilepton.model.version";

    /** Swaps since the start, by {@code model} and {@code alias}. */
    static final String SWAPS = "dilepton.model.swaps";

    /** Promoted versions that cannot be served, by {@code model} and {@code alias}: an operator should look. */
    static final String REFUSED = "dilepton.model.refused";

    private final AtomicInteger version = new AtomicInteger();
    private final Counter swaps;
    private final Counter refused;

    ModelMeters(MeterRegistry registry, String model, String alias) {
        Gauge.builder(VERSION, version, AtomicInteger::get)
                .tag("model", model)
                .tag("alias", alias)
                .description("version that serves")
                .register(registry);
        swaps = Counter.builder(SWAPS)
                .tag("model", model)
                .tag("alias", alias)
                .description("times that another version began to serve")
                .register(registry);
        refused = Counter.builder(REFUSED)
                .tag("model", model)
                .tag("alias", alias)
                .description("promoted versions that cannot be served")
                .register(registry);
    }

    /** The first version serves. */
    void started(ModelManifest manifest) {
        version.set(manifest.version());
    }

    @Override
    public void swapped(ModelManifest manifest) {
        version.set(manifest.version());
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
