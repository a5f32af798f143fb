package io.dilepton.stream.scoring;

import io.dilepton.core.metrics.Histogram;
import io.dilepton.core.metrics.HistogramFamily;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.metrics.StreamMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** The meters of one lane's scoring. All are recorded once a batch. Thread-safe. */
public final class ScoringMeters {

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final double[] DIFFERENCES = {1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private final String lane;
    private final DistributionSummary batchSize;
    private final Timer batchWait;
    private final Timer inference;
    private final Timer latency;
    private final HistogramFamily scores;
    private final Histogram shadowDifference;
    private final Counter shadowDisagreements;
    private final Counter shadowFailures;

    /**
     * Registers the meters.
     *
     * @param meters where to
     * @param lane the lane that they are of
     */
    public ScoringMeters(Meters meters, Lane lane) {
        this.lane = lane.label();
        MeterRegistry registry = meters.registry();
        batchSize = StreamMetrics.BATCH_SIZE.summary(registry, SIZES, this.lane);
        batchWait = StreamMetrics.BATCH_WAIT.timer(registry, Meters.FROM_MICROSECONDS, this.lane);
        inference = StreamMetrics.INFERENCE.timer(registry, Meters.FROM_MICROSECONDS, this.lane);
        latency = StreamMetrics.LATENCY.timer(registry, Meters.FROM_MILLISECONDS, this.lane);
        scores = meters.histograms(StreamMetrics.SCORE, ScoreBins.bounds());
        shadowDifference =
                meters.histograms(StreamMetrics.SHADOW_DIFFERENCE, DIFFERENCES).with(this.lane);
        shadowDisagreements = StreamMetrics.SHADOW_DISAGREEMENTS.counter(registry, this.lane);
        shadowFailures = StreamMetrics.SHADOW_FAILURES.counter(registry, this.lane);
    }

    /**
     * A batch was scored.
     *
     * @param events its size
     * @param waitNanos how long its first event waited
     * @param inferenceNanos how long the model took
     * @param ageMillis age of its first event
     */
    void batch(int events, long waitNanos, long inferenceNanos, long ageMillis) {
        batchSize.record(events);
        batchWait.record(waitNanos, TimeUnit.NANOSECONDS);
        inference.record(inferenceNanos, TimeUnit.NANOSECONDS);
        latency.record(Math.max(0, ageMillis), TimeUnit.MILLISECONDS);
    }

    /** Returns the histogram of the scores of a version in a role. */
    Histogram scores(ModelManifest model, String alias) {
        return scores.with(lane, alias, model.name(), String.valueOf(model.version()));
    }

    /** Begins to compare a challenger; for one thread. */
    ShadowComparison newComparison() {
        return new ShadowComparison(DIFFERENCES, shadowDifference, shadowDisagreements);
    }

    void challengerFailed() {
        shadowFailures.increment();
    }
}
