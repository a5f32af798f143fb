package io.dilepton.generator.coordination;

import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.StreamStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What became of requests. The names are public API. Thread-safe. */
public final class RequestMeters {

    /** Requests that were accepted, counted by the instance that coordinates. */
    public static final String ACCEPTED = "dilepton.synthetic.requests.accepted";

    /** Requests that were refused, by {@code reason}. */
    public static final String REFUSED = "dilepton.synthetic.requests.refused";

    /** Streams that have not ended, over all instances. */
    public static final String ACTIVE = "dilepton.synthetic.streams.active";

    /** Receipts, by the {@code state} that the stream ended in. */
    public static final String CLOSED = "dilepton.synthetic.streams.closed";

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
        accepted = Counter.builder(ACCEPTED)
                .baseUnit("requests")
                .description("requests that were accepted")
                .register(registry);
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder(REFUSED)
                            .baseUnit("requests")
                            .description("requests that were refused")
                            .tag("reason", refusal.code())
                            .register(registry));
        }
        Gauge.builder(ACTIVE, view, RequestMeters::active)
                .baseUnit("streams")
                .description("streams that have not ended, over all instances")
                .register(registry);
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
        Counter.builder(CLOSED)
                .baseUnit("streams")
                .description("streams that have ended")
                .tag("state", status.state().code())
                .register(registry)
                .increment();
    }
}
