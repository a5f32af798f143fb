package io.dilepton.generator.coordination;

import io.dilepton.generator.metrics.GeneratorMetrics;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.StreamStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What became of requests. The names are public API. Thread-safe. */
public final class RequestMeters {

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    /**
     * Registers the meters.
     *
     * @param registry where to
     * @param view statuses of all requests
     */
    public RequestMeters(MeterRegistry registry, StatusView view) {
        this.registry = registry;
        accepted = GeneratorMetrics.ACCEPTED.counter(registry);
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, GeneratorMetrics.REFUSED.counter(registry, refusal.code()));
        }
        GeneratorMetrics.ACTIVE.gauge(registry, () -> active(view));
    }

    private static double active(StatusView view) {
        return view.all().stream().filter(status -> !status.state().isLast()).count();
    }

    void accepted() {
        accepted.increment();
    }

    /**
     * A request was refused.
     *
     * @param refusal why
     */
    public void refused(Refusal refusal) {
        Counter counter = refused.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }

    void closed(StreamStatus status) {
        GeneratorMetrics.CLOSED.counter(registry, status.state().code()).increment();
    }
}
