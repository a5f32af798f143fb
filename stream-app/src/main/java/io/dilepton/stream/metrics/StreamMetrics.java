package io.dilepton.stream.metrics;

import static io.dilepton.core.metrics.Metric.counter;
import static io.dilepton.core.metrics.Metric.gauge;
import static io.dilepton.core.metrics.Metric.histogram;
import static io.dilepton.core.metrics.Metric.timer;

import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.Metric;
import java.util.List;

/**
 * The metrics of the stream application. They count what this process has worked on: a transaction that is aborted and repeated counts twice,
 * what is on the topics does not.
 */
public final class StreamMetrics {

    private static final String LANE = "lane";
    private static final String MODEL = "model";
    private static final String ALIAS = "alias";
    private static final String REASON = "reason";
    private static final String SHAPE = "shape";
    private static final String GEV = "GeV";

    /** Records read. */
    public static final Metric IN = counter("dilepton.events.in", "records read from `dilepton.events`");

    /** Events sent to the enriched topic. */
    public static final Metric ENRICHED =
            counter("dilepton.events.enriched", "events sent to `dilepton.events.enriched`");

    /** Events sent to a scored topic. */
    public static final Metric SCORED = counter("dilepton.events.scored", "events sent to a scored topic", LANE);

    /** Events that are not scored. */
    public static final Metric PASSED_OVER =
            counter("dilepton.events.passed.over", "events that no lane scores", REASON);

    /** Records sent to the dead letters. */
    public static final Metric DEAD_LETTERED =
            counter("dilepton.events.dead.lettered", "records sent to `dilepton.dlq`", REASON);

    /** Events whose id was read before. */
    public static final Metric DUPLICATES = counter(
            "dilepton.events.duplicate", "events whose id was read before within `dilepton.duplicates.window.ms`");

    /** Events whose collision was before that of an earlier one. */
    public static final Metric OUT_OF_ORDER =
            counter("dilepton.events.out.of.order", "events older than one that was read earlier from their partition");

    /** What came in and did not go out. */
    public static final Metric IMBALANCE = gauge(
            "dilepton.ledger.imbalance",
            "",
            "records that came in and were neither scored, passed over nor dead-lettered, at the last commit; anything but 0 is a fault",
            "partition");

    /** Events scored together. */
    public static final Metric BATCH_SIZE =
            new Metric("dilepton.batch.size", Metric.Kind.SUMMARY, "events", List.of(LANE), "events scored together");

    /** Time that the first event of a batch waited for it. */
    public static final Metric BATCH_WAIT =
            timer("dilepton.batch.wait", "time that the first event of a batch waited for it to fill", LANE);

    /** Time of a call of the model. */
    public static final Metric INFERENCE =
            timer("dilepton.inference.duration", "time of one call of the model, for a whole batch", LANE);

    /** End-to-end latency. */
    public static final Metric LATENCY = timer(
            "dilepton.event.latency",
            "age of the first event of a batch, by the timestamp of its record, when its score is sent; readers of committed records see it at the "
                    + "next commit, `commit.interval.ms` later at most",
            LANE);

    /** Scores. */
    public static final Metric SCORE = histogram(
            "dilepton.score", "", "scores of events, by the version that gave them", LANE, ALIAS, MODEL, "version");

    /** Difference of the scores of challenger and champion. */
    public static final Metric SHADOW_DIFFERENCE = histogram(
            "dilepton.shadow.difference", "", "absolute difference of the challenger's and the champion's score", LANE);

    /** Events that the challenger decides otherwise. */
    public static final Metric SHADOW_DISAGREEMENTS = counter(
            "dilepton.shadow.disagreements", "events that the challenger decides otherwise than the champion", LANE);

    /** Failures of a challenger. */
    public static final Metric SHADOW_FAILURES = counter(
            "dilepton.shadow.failures", "times that a challenger failed and was left out until its alias moves", LANE);

    /** Version that serves. */
    public static final Metric VERSION =
            gauge("dilepton.model.version", "", "version that serves; 0 while none does", MODEL, ALIAS);

    /** Versions that were loaded. */
    public static final Metric LOADS =
            counter("dilepton.model.loads", "versions that were loaded and began to serve", MODEL, ALIAS);

    /** Swaps. */
    public static final Metric SWAPS = counter(
            "dilepton.model.swaps", "times that another version began to serve while events flowed", MODEL, ALIAS);

    /** Refused versions. */
    public static final Metric REFUSED = counter(
            "dilepton.model.refused", "promoted versions that cannot be served; the one before goes on", MODEL, ALIAS);

    /** Closed windows. */
    public static final Metric CLOSED = counter("dilepton.windows.closed", "windows that were closed", LANE, REASON);

    /** Open windows. */
    public static final Metric OPEN = gauge("dilepton.windows.open", "", "windows that are open now");

    /** Late events. */
    public static final Metric LATE =
            counter("dilepton.windows.late.events", "events that came after their window was closed", LANE);

    /** Unreadable sums. */
    public static final Metric UNREADABLE = counter(
            "dilepton.windows.unreadable", "records of `dilepton.physics.windows.deltas` that could not be read");

    /** Rate of the last window. */
    public static final Metric RATE =
            gauge("dilepton.windows.rate", "", "events a second of event time in the last window", LANE);

    /** Masses of pairs. */
    public static final Metric PAIR_MASS = histogram(
            "dilepton.pair.mass", GEV, "invariant mass of scored pairs, added as the windows hear of them", LANE);

    /** Mass of the Z. */
    public static final Metric Z_MASS = gauge("dilepton.z.mass", GEV, "fitted mass of the Z in the last window", SHAPE);

    /** Its error. */
    public static final Metric Z_MASS_ERROR =
            gauge("dilepton.z.mass.error", GEV, "statistical error of `dilepton.z.mass`", SHAPE);

    /** Width of the Z. */
    public static final Metric Z_WIDTH = gauge(
            "dilepton.z.width",
            GEV,
            "width of the Z in the last window: the world average unless `dilepton.windows.fit.width` is `free`",
            SHAPE);

    /** Its error. */
    public static final Metric Z_WIDTH_ERROR =
            gauge("dilepton.z.width.error", GEV, "statistical error of `dilepton.z.width`, where it is fitted", SHAPE);

    /** Resolution. */
    public static final Metric Z_RESOLUTION =
            gauge("dilepton.z.resolution", GEV, "fitted mass resolution in the last window", SHAPE);

    /** Its error. */
    public static final Metric Z_RESOLUTION_ERROR =
            gauge("dilepton.z.resolution.error", GEV, "statistical error of `dilepton.z.resolution`", SHAPE);

    /** Yield. */
    public static final Metric Z_SIGNAL =
            gauge("dilepton.z.signal", "", "fitted yield of Z decays in the last window", SHAPE);

    /** Its error. */
    public static final Metric Z_SIGNAL_ERROR =
            gauge("dilepton.z.signal.error", "", "statistical error of `dilepton.z.signal`", SHAPE);

    /** Goodness of the fit. */
    public static final Metric Z_PVALUE =
            gauge("dilepton.z.pvalue", "", "probability of a fit that is worse by chance alone", SHAPE);

    /** Fits. */
    public static final Metric Z_FITS = counter(
            "dilepton.z.fits", "windows whose Z peak was fitted, and those that could not be", SHAPE, "outcome");

    /** Distances between the served and the training distribution. */
    public static final Metric DRIFT = gauge(
            "dilepton.drift",
            "",
            "distance of a quantity in the last window from the training events: population stability index (`psi`) or Kolmogorov–Smirnov (`ks`)",
            LANE,
            "quantity",
            "statistic");

    /** The same over what chance makes of it. */
    public static final Metric DRIFT_RATIO = gauge(
            "dilepton.drift.ratio",
            "",
            "`dilepton.drift` over its mean between two samples of one distribution, about 1 without drift",
            LANE,
            "quantity",
            "statistic");

    /** What one in a hundred samples passes. */
    public static final Metric DRIFT_LIMIT = gauge(
            "dilepton.drift.limit",
            "",
            "what `dilepton.drift` passes in one of a hundred windows without drift",
            LANE,
            "quantity",
            "statistic");

    /** When a window was closed last. */
    public static final Metric LAST_CLOSED = gauge(
            "dilepton.windows.last.closed",
            "seconds",
            "when a window was closed last, Unix time; the gauges above are of then",
            LANE);

    /** Whether it lives. */
    public static final Metric LIVE = gauge("dilepton.live", "", "1 while `/health/live` says so, else 0");

    /** Whether it is ready. */
    public static final Metric READY = gauge("dilepton.ready", "", "1 while `/health/ready` says so, else 0");

    /** Threads that there should be. */
    public static final Metric THREADS = gauge("dilepton.threads", "", "threads that there should be");

    /** Threads that there are. */
    public static final Metric THREADS_ALIVE = gauge("dilepton.threads.alive", "", "threads that are alive");

    private StreamMetrics() {}

    /**
     * Returns the catalogue.
     *
     * @return all metrics in the order of the documentation
     */
    public static Catalogue catalogue() {
        return new Catalogue(
                "stream",
                "Stream",
                List.of(
                        IN,
                        ENRICHED,
                        SCORED,
                        PASSED_OVER,
                        DEAD_LETTERED,
                        DUPLICATES,
                        OUT_OF_ORDER,
                        IMBALANCE,
                        BATCH_SIZE,
                        BATCH_WAIT,
                        INFERENCE,
                        LATENCY,
                        SCORE,
                        SHADOW_DIFFERENCE,
                        SHADOW_DISAGREEMENTS,
                        SHADOW_FAILURES,
                        VERSION,
                        LOADS,
                        SWAPS,
                        REFUSED,
                        CLOSED,
                        OPEN,
                        LATE,
                        UNREADABLE,
                        RATE,
                        PAIR_MASS,
                        Z_MASS,
                        Z_MASS_ERROR,
                        Z_WIDTH,
                        Z_WIDTH_ERROR,
                        Z_RESOLUTION,
                        Z_RESOLUTION_ERROR,
                        Z_SIGNAL,
                        Z_SIGNAL_ERROR,
                        Z_PVALUE,
                        Z_FITS,
                        DRIFT,
                        DRIFT_RATIO,
                        DRIFT_LIMIT,
                        LAST_CLOSED,
                        LIVE,
                        READY,
                        THREADS,
                        THREADS_ALIVE));
    }
}
