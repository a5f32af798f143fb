package io.dilepton.generator.metrics;

import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.Metric;
import java.util.List;

/** The metrics of the generator. */
public final class GeneratorMetrics {

    /** Events emitted. */
    public static final Metric EMITTED = new Metric(
            "dilepton.synthetic.events.emitted",
            Metric.Kind.COUNTER,
            "events",
            List.of(),
            "synthetic events that are committed to their topics");

    /** Transactions. */
    public static final Metric TRANSACTIONS = Metric.timer(
            "dilepton.synthetic.transactions",
            "transactions that carry events and progress, from the first event to the commit");

    /** How far behind. */
    public static final Metric LAG = Metric.gauge(
            "dilepton.synthetic.pacing.lag", "seconds", "how far events are behind the pace that was ordered");

    /** Partitions worked on. */
    public static final Metric LANES = Metric.gauge(
            "dilepton.synthetic.lanes", "lanes", "partitions of the topic of shards that this instance works on");

    private GeneratorMetrics() {}

    /**
     * Returns the catalogue.
     *
     * @return all metrics in the order of the documentation
     */
    public static Catalogue catalogue() {
        return new Catalogue("generator", "Generator", List.of(EMITTED, TRANSACTIONS, LAG, LANES));
    }
}
