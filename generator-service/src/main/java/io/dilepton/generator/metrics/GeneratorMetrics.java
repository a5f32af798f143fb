package io.dilepton.generator.metrics;

import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.Metric;
import java.util.List;

/** The metrics of the generator. */
public final class GeneratorMetrics {

    /** Requests that were accepted. */
    public static final Metric ACCEPTED = Metric.counter(
            "dilepton.synthetic.requests.accepted",
            "requests that were accepted, counted by the instance that coordinates");

    /** Requests that were refused. */
    public static final Metric REFUSED =
            Metric.counter("dilepton.synthetic.requests.refused", "requests that were refused", "reason");

    /** Streams that have not ended. */
    public static final Metric ACTIVE = Metric.gauge(
            "dilepton.synthetic.streams.active", "", "streams that have not ended, over all instances: each shows all");

    /** Streams that have ended. */
    public static final Metric CLOSED = Metric.counter(
            "dilepton.synthetic.streams.closed", "streams that have ended, by the state that they ended in", "state");

    /** Events emitted. */
    public static final Metric EMITTED =
            Metric.counter("dilepton.synthetic.events.emitted", "synthetic events that are committed to their topics");

    /** Transactions. */
    public static final Metric TRANSACTIONS = Metric.timer(
            "dilepton.synthetic.transactions",
            "transactions that carry events and progress, from the first event to the commit");

    /** How far behind. */
    public static final Metric LAG = Metric.gauge(
            "dilepton.synthetic.pacing.lag", "seconds", "how far events are behind the pace that was ordered");

    /** Partitions worked on. */
    public static final Metric LANES = Metric.gauge(
            "dilepton.synthetic.lanes", "", "partitions of the topic of shards that this instance works on");

    private GeneratorMetrics() {}

    /**
     * Returns the catalogue.
     *
     * @return all metrics in the order of the documentation
     */
    public static Catalogue catalogue() {
        return new Catalogue(
                "generator",
                "Generator",
                List.of(ACCEPTED, REFUSED, ACTIVE, CLOSED, EMITTED, TRANSACTIONS, LAG, LANES));
    }
}
